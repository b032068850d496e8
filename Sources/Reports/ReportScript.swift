/// The page's only script: sorts and filters tables. Without it everything is there to be read.
enum ReportScript {
  static let source = """
    "use strict";
    for (const table of document.querySelectorAll("table.data")) {
      const body = table.tBodies[0], rows = Array.from(body.rows);
      const status = document.createElement("span");
      status.setAttribute("role", "status");
      const box = document.createElement("input");
      box.type = "search";
      box.id = table.id + "-filter";
      box.autocomplete = "off";
      const label = document.createElement("label");
      label.htmlFor = box.id;
      label.textContent = "Show rows with ";
      const line = document.createElement("p");
      line.className = "filter";
      line.append(label, box, " ", status);
      table.parentElement.before(line);
      box.addEventListener("input", () => {
        const wanted = box.value.toLowerCase();
        let shown = 0;
        for (const row of rows) {
          row.hidden = !row.textContent.toLowerCase().includes(wanted);
          if (!row.hidden) shown += 1;
        }
        status.textContent = wanted ? shown + " of " + rows.length + " rows" : "";
      });
      Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const isNumber = head.classList.contains("number");
          const before = head.getAttribute("aria-sort");
          const rises = before ? before === "descending" : !isNumber;
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          head.setAttribute("aria-sort", rises ? "ascending" : "descending");
          const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
          const compare = (a, b) => {
            const x = key(a), y = key(b);
            if ((x === "") !== (y === "")) return x === "" ? 1 : -1;
            const order = isNumber ? x - y : x.localeCompare(y, "en");
            return rises ? order : -order;
          };
          body.append(...rows.sort(compare));
        });
      });
    }
    """

  /// Of ``source``, for the page's security policy; a test computes it anew.
  static let sha256 = "XoWxaTMDm4g0STI7/LbM4Kq4vdG0aFtPB/Dzq5obiVY="
}
