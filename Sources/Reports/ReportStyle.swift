/// The page's style: for a wide and a narrow screen, light and dark, and for paper.
enum ReportStyle {
  static var rules: Markup {
    let (light, dark) = (FigurePalette.light, FigurePalette.dark)
    return """
      \(Markup(stringLiteral: base))
      :root{\(colours(light))}
      \(light.rules)
      @media (prefers-color-scheme:dark){:root{\(colours(dark))}
      \(dark.rules)}
      \(Markup(stringLiteral: paper))
      @media print{:root{\(colours(light))}
      \(light.rules)}
      """
  }

  private static func colours(_ palette: FigurePalette) -> Markup {
    """
    --paper:\(palette.paper);--ink:\(palette.ink);--soft:\(palette.soft);--line:\(palette.line);\
    --con:\(palette.conciliatory);--hos:\(palette.hostile)
    """
  }

  private static let base = """
    :root{color-scheme:light dark}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    header,main,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
    h1{font-size:1.75rem;line-height:1.2;margin:2rem 0 .25rem;letter-spacing:-.01em}
    h2{font-size:1.3rem;line-height:1.3;margin:3rem 0 1rem;padding-top:.75rem;border-top:1px solid var(--line)}
    h3{font-size:1.05rem;margin:2rem 0 .5rem}
    h4{font-size:.85rem;font-weight:600;color:var(--soft);margin:0 0 .25rem}
    p,figcaption,.paste{max-width:44rem}
    p{margin:.5rem 0 1rem}
    header p{color:var(--soft);margin:0 0 .75rem}
    a{color:var(--con);text-underline-offset:.15em}
    :focus-visible{outline:3px solid var(--con);outline-offset:2px;border-radius:2px}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;padding:0;font-size:.95rem}
    nav a{display:inline-block;padding:.15rem 0}
    header + main section:first-child h2{margin-top:1.5rem}
    figure{margin:0 0 1.5rem}
    figcaption{font-size:.92rem;color:var(--soft);margin-top:.5rem}
    svg.figure{display:block;max-width:100%;height:auto}
    .narrow,.on-paper{display:none}
    .panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:1.25rem 1.5rem}
    .panels svg{width:100%;max-width:300px}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:1.5rem 2.5rem;align-items:start}
    .scroll{overflow-x:auto;max-width:100%;margin-bottom:1.5rem}
    .scroll svg.figure{max-width:none}
    table{border-collapse:separate;border-spacing:0;font-size:.84rem;line-height:1.35;font-variant-numeric:tabular-nums;width:100%}
    caption{text-align:left;color:var(--soft);padding:0 0 .5rem}
    caption span{display:inline-block;position:sticky;left:0;max-width:min(44rem,calc(100vw - 2rem))}
    caption strong{color:var(--ink)}
    th,td{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);white-space:nowrap}
    thead th{vertical-align:bottom;font-weight:600;white-space:normal;border-bottom:2px solid var(--soft)}
    tbody th{font-weight:500;min-width:9rem;max-width:15rem;overflow-wrap:break-word;white-space:normal}
    .tall{max-height:34rem;overflow:auto;border-bottom:1px solid var(--line)}
    .tall thead th{position:sticky;top:0;background:var(--paper);z-index:1;box-shadow:0 2px 0 var(--soft);border-bottom:0}
    .tall thead th:first-child{z-index:2}
    th:first-child{padding-left:0;position:sticky;left:0;background:var(--paper)}
    .number{text-align:right}
    td:not(.number){white-space:normal;min-width:5rem;max-width:9rem;overflow-wrap:break-word}
    thead button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer;text-align:inherit}
    thead button:hover{text-decoration:underline}
    th[aria-sort=ascending] button::after{content:" ▲";font-size:.7em}
    th[aria-sort=descending] button::after{content:" ▼";font-size:.7em}
    .filter{font-size:.92rem;margin:0 0 .75rem}
    .filter input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.2rem .5rem;width:14rem;max-width:100%}
    .filter span{color:var(--soft)}
    .note{font-size:.92rem;color:var(--soft)}
    .ends > div{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1rem 2.5rem}
    .ends ul{list-style:none;margin:0;padding:0}
    .ends li{margin:0 0 1rem}
    blockquote{margin:0;overflow-wrap:anywhere}
    .ends blockquote{line-height:1.7;border-left:3px solid var(--line);padding-left:.75rem}
    .ends > div > div > p{color:var(--soft);font-size:.92rem}
    .meta{font-size:.85rem;color:var(--soft);margin:.15rem 0 0;padding-left:calc(.75rem + 3px);font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
    .meta strong{color:var(--ink)}
    .meta span{margin-left:.75em}
    .cue{color:var(--soft)}
    .up,.down{text-decoration-line:underline;text-underline-offset:.22em;text-decoration-skip-ink:none}
    .up{text-decoration-color:var(--con);text-decoration-style:solid}
    .down{text-decoration-color:var(--hos);text-decoration-style:dashed}
    .up1,.down1{text-decoration-thickness:1.5px}.up2,.down2{text-decoration-thickness:3px}
    sup{font-size:.65em;line-height:0;font-weight:700;color:var(--soft)}
    .paste{padding:1rem 1.25rem;border:1px solid var(--line);border-radius:6px;margin-bottom:1rem}
    dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1.25rem;margin:0}
    dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    pre{font:.8rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;max-height:22rem;overflow:auto;border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;margin:0}
    footer{color:var(--soft);font-size:.88rem;padding-bottom:2rem;margin-top:2.5rem}
    @media (max-width:640px){.wide{display:none}.narrow{display:block}.narrow svg{width:100%}h1{font-size:1.45rem;margin-top:1.25rem}dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.4rem}tbody th{min-width:7rem;max-width:9rem}}
    """

  private static let paper = """
    @media print{
    @page{margin:18mm 16mm}
    body{font-size:10.5pt}
    nav,.filter{display:none}
    header,main,footer{max-width:none;padding:0}
    h2,h3,h4{break-after:avoid}
    figure,li,tr,.paste{break-inside:avoid}
    .scroll{overflow:visible;max-height:none}.tall thead th{position:static;box-shadow:none;border-bottom:1pt solid}
    th:first-child{position:static}
    table{font-size:7.5pt}th,td{padding:.15rem .3rem}
    .on-paper{display:inline}tbody tr:nth-child(n+61){display:none}
    pre{max-height:none;columns:2;font-size:6.5pt;white-space:pre-wrap;overflow-wrap:anywhere}
    svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """
}
