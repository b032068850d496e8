import Testing

/// Who held what when, from memory and not from the file: a date or a name that slipped is seen here.
@Suite("Actor facts: who held what when")
struct ActorFactsHolderTests {
  struct Holder: Sendable, CustomStringConvertible {
    let side: String
    let role: String
    let day: String
    let name: String
    var description: String { "\(day) \(side) \(role): \(name)" }
  }

  /// Days of events at which these people spoke for their side.
  static let holders: [Holder] = """
    1990-08-02 GBR prime-minister Margaret Thatcher
    1991-01-17 USA president George H.W. Bush
    1991-02-24 USA defence-minister Dick Cheney
    1991-08-19 RUS defence-minister Dmitry Yazov
    1991-12-08 UKR president Leonid Kravchuk
    1991-12-31 RUS president Boris Yeltsin
    1992-02-07 FRA president Francois Mitterrand
    1993-09-13 ISR prime-minister Yitzhak Rabin
    1993-09-13 ISR foreign-minister Shimon Peres
    1994-01-14 UKR president Leonid Kravchuk
    1994-07-25 JOR king King Hussein
    1994-10-21 USA secretary-of-state Warren Christopher
    1994-12-05 UKR president Leonid Kuchma
    1995-11-21 USA secretary-of-state Warren Christopher
    1997-07-01 CHN president Jiang Zemin
    1998-05-11 IND prime-minister Atal Bihari Vajpayee
    1998-05-28 PAK prime-minister Nawaz Sharif
    1999-03-24 DEU foreign-minister Joschka Fischer
    1999-03-24 nato secretary-general Javier Solana
    1999-03-24 RUS prime-minister Yevgeny Primakov
    2000-06-15 KOR president Kim Dae-jung
    2000-06-15 PRK supreme-leader Kim Jong-il
    2000-07-25 ISR prime-minister Ehud Barak
    2001-09-11 USA president George W. Bush
    2001-09-11 GBR foreign-minister Jack Straw
    2002-09-17 JPN prime-minister Junichiro Koizumi
    2003-02-05 USA secretary-of-state Colin Powell
    2003-02-14 FRA foreign-minister Dominique de Villepin
    2003-03-20 IRQ president Saddam Hussein
    2003-03-20 GBR defence-minister Geoff Hoon
    2005-09-19 USA secretary-of-state Condoleezza Rice
    2006-07-12 LBN prime-minister Fouad Siniora
    2006-10-09 JPN prime-minister Shinzo Abe
    2007-10-04 KOR president Roh Moo-hyun
    2008-08-08 RUS president Dmitry Medvedev
    2008-08-08 RUS prime-minister Vladimir Putin
    2008-08-08 GEO president Mikheil Saakashvili
    2008-08-12 FRA foreign-minister Bernard Kouchner
    2009-06-12 IRN president Mahmoud Ahmadinejad
    2010-03-26 KOR defence-minister Kim Tae-young
    2010-11-23 KOR president Lee Myung-bak
    2011-03-11 JPN prime-minister Naoto Kan
    2011-03-17 un secretary-general Ban Ki-moon
    2011-07-01 POL foreign-minister Radoslaw Sikorski
    2013-08-21 SYR foreign-minister Walid Muallem
    2014-03-18 UKR president Oleksandr Turchynov
    2014-03-18 UKR foreign-minister Andrii Deshchytsia
    2014-07-17 AUS prime-minister Tony Abbott
    2015-02-12 DEU chancellor Angela Merkel
    2015-07-14 IRN foreign-minister Mohammad Javad Zarif
    2015-07-14 FRA foreign-minister Laurent Fabius
    2016-06-23 GBR prime-minister David Cameron
    2016-07-15 TUR prime-minister Binali Yildirim
    2017-03-10 KOR president Hwang Kyo-ahn
    2018-04-27 KOR president Moon Jae-in
    2018-06-12 USA secretary-of-state Mike Pompeo
    2018-06-12 PRK foreign-minister Ri Yong-ho
    2019-02-28 PRK supreme-leader Kim Jong-un
    2019-02-28 USA defence-minister Patrick Shanahan
    2020-01-03 IRN president Hassan Rouhani
    2021-08-14 AFG president Ashraf Ghani
    2021-08-16 AFG president
    2022-02-24 UKR defence-minister Oleksii Reznikov
    2022-02-24 DEU foreign-minister Annalena Baerbock
    2022-02-24 FIN prime-minister Sanna Marin
    2022-02-24 POL prime-minister Mateusz Morawiecki
    2022-10-20 GBR prime-minister Liz Truss
    2023-10-07 ISR defence-minister Yoav Gallant
    2023-10-07 EGY foreign-minister Sameh Shoukry
    2024-06-01 IRN president Mohammad Mokhber
    2024-06-01 CHN defence-minister Dong Jun
    2024-07-15 ZAF foreign-minister Ronald Lamola
    2024-08-06 BGD prime-minister
    2025-04-10 KOR president Han Duck-soo
    """.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
      return Holder(
        side: parts[1], role: parts[2], day: parts[0], name: parts.count > 3 ? parts[3] : "")
    }

  @Test("the office was held by", arguments: holders)
  func holder(_ expected: Holder) {
    let found = ActorFact.holders(of: [expected.role], for: expected.side, on: expected.day)
    #expect(found == (expected.name.isEmpty ? [] : [expected.name]))
  }

  @Test("somebody with offices for several sides speaks for the one held on the day")
  func severalSides() {
    let cases: [(String, String, String)] = [
      ("Christine Lagarde", "2010-06-01", "FRA"), ("Christine Lagarde", "2015-07-01", "imf"),
      ("Christine Lagarde", "2022-07-21", "ecb"), ("Donald Tusk", "2010-01-01", "POL"),
      ("Donald Tusk", "2016-06-24", "european-council"), ("Donald Tusk", "2024-06-01", "POL"),
      ("Antonio Guterres", "2012-01-01", "unhcr"),
      ("Antonio Guterres", "2022-01-01", "un"), ("Ban Ki-moon", "2005-01-01", "KOR"),
      ("Ban Ki-moon", "2010-01-01", "un"), ("Javier Solana", "1994-01-01", "ESP"),
      ("Javier Solana", "1998-01-01", "nato"), ("Javier Solana", "2003-01-01", "eu"),
      ("Mark Rutte", "2020-01-01", "NLD"), ("Mark Rutte", "2025-01-01", "nato"),
      ("Mohamed Morsi", "2013-01-01", "EGY"), ("Tony Blair", "2003-03-20", "GBR"),
    ]
    for (name, day, side) in cases {
      let number = Day.number(day)!
      let sides = ActorFact.offices.filter {
        $0.name == name && $0.days?.contains(number) ?? false
      }.map(\.affiliation)
      #expect(sides == [side], "\(name) on \(day)")
    }
  }
}
