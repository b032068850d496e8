internal import LinearClassifier

/// What the labels mean, in the words of docs/codebook.md.
enum Codebook {
  static func lines(of head: Head) -> [String] {
    head == .sentiment ? sentiment : stance
  }

  private static let stance = [
    "Label the words, as far as they show how the speaker stands to the other side: not who speaks, whether they mean it, or what they do. The same words get the same label from either side of a dispute.",
    "",
    "conciliatory: they move towards the other side, or show that one has: agreeing, giving way, offering, helping, thanking, praising, apologising, promising restraint, asking everybody to calm down.",
    "hostile: they move against it, or show that one has: blaming, refusing, mocking, distrusting, demanding under pressure, threatening, punishing, fighting on.",
    "neutral: they do neither, or both in equal measure: information, procedure, numbers, forecasts, memories, one's own plans, another's quarrel told without a side.",
    "",
    "A negation turns the sense: \"we are not looking for a quarrel\" is conciliatory, \"we will not say sorry\" is hostile.",
    "An appeal against violence is conciliatory if it is made to all, hostile if it puts the blame on one.",
    "A condition that the other side must give in first makes an offer hostile. A threat remains one in courteous words; deterrence is a threat.",
    "Praise of a third party is hostile where it serves to belittle the counterpart.",
    "Two halves of equal weight are neutral; where one is meant, it decides.",
    "Sympathy and humanitarian offers are conciliatory, however sad their words.",
    "A settled conviction that the other side will never change is hostile.",
  ]

  private static let sentiment = [
    "Positive, neutral or negative: the tone of the words, whatever they are aimed at. It is another question than stance: sympathy in mourning is conciliatory and negative, pride in one's own missiles may be hostile and positive.",
    "",
    "Flat announcements and flat refusals without a judging word are neutral in tone.",
  ]
}
