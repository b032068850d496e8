import Tokenization

/// Gender that usual given names tell, for pronouns. Names borne by both are left out.
enum GivenNames {
  /// - Complexity: O(1).
  static func gender(of id: TermID) -> Actor.Gender? {
    if masculine.contains(id) { return .male }
    return feminine.contains(id) ? .female : nil
  }

  private static let masculine = WordSets.ids(
    """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alberto alejandro alexander alexei alfred ali allen
    alvaro amir anatoly andre andreas andrei andrew andy angus anthony antonio arjun arnold arthur ashraf barry ben
    benjamin bernard bernie bill bob boris brad brandon brendan brian bruce bryan carl carlos charles chris
    christopher chuck claude colin craig cyril dan daniel darren dave david dean dennis derek diego dmitri dmitry
    dominic don donald doug douglas duncan dwight ed eduardo edward elias elijah emmanuel enrique eric ernest ethan
    eugene evan farid felipe felix fernando francisco francois frank franz fred frederick gareth gary gavin geoffrey
    george gerald gerard gordon graham greg gregory gustavo guy hans harold harry hassan hector henry herbert
    hiroshi howard hugh hugo hussein ian ibrahim igor isaac ismail ivan jack jacob jake jakob james jan jason javier
    jeff jeffrey jeremy jerry jim joao joe joel johan john johnny jonathan jorge jose joseph joshua juan julian
    justin karim karl keith ken kenneth kenji kevin khalid kofi konstantin kyle larry lawrence leo leon leonard liam
    lloyd louis luc lucas luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark martin matt matteo
    matthew maurice max michael miguel mike mikhail milan mitch mohamed mohammad mohammed moses mitt muhammad mustafa
    nathan neil nicholas nick nicolas nigel nikolai noah norman oleg oliver omar oscar otto owen pablo pascal
    patrick paul pavel pedro pete peter phil philip philippe pierre rafael rahul raj ralph ramon rand randy ravi
    ray raymond reince ricardo richard rick rob robert roberto rodney rodrigo roger roland ron ronald roy rudy
    russell ryan salim salman samir samuel santiago sean sebastian serge sergei sergey sergio seth simon stanislav
    stefan stephen steve steven stuart tariq ted terry theodore thomas tim timothy toby todd tom tommy tony travis
    trevor umar victor viktor vincent vladimir walter warren wayne wilhelm will william wolfgang yusuf yuri zachary
    """)

  private static let feminine = WordSets.ids(
    """
    abigail adriana agnes aisha alejandra alexandra alice alicia alina alison amanda amelia amina amy ana anastasia
    andrea angela angelina anita anna anne annette annie april ayesha barbara beatrice beatriz becky bella bernadette
    beth betty beverly brenda bridget camila carla carly carmen carol carolina caroline carolyn catherine cecilia
    charlotte cheryl christina christine cindy claire clara claudia colleen cristina crystal cynthia daniela deborah
    debbie denise diana diane donna dora doris dorothy edith eileen elaine elena elisabeth elizabeth ella ellen
    emily emma erica erika esther eva eve evelyn faith fatima fatou fiona florence frances gabriela gail georgia
    gertrude gina gisele gladys gloria grace greta gwen hannah heather heidi helen helena hillary hilary holly huma
    ida ines ingrid irene irina isabel isabella ivana ivanka jacqueline jane janet janice jasmine jean jeanne
    jennifer jenny jessica jill joan joanna josephine joyce juanita judith judy julia julie karen karin kate katherine
    kathleen kathryn kathy katie katrina kellyanne kimberly kirsten kristen kristina laila larissa laura lauren
    leila lena leticia lidia lily linda lisa liz lois lorena loretta louise lucia lucy luisa lydia maggie manuela
    margaret maria mariam marie marina marion marjorie martha mary maureen megan melania melissa mercedes michelle
    mildred miriam molly monica muriel nadia nancy naomi natalia natalie natasha nicole nikki nina noor nora norma
    olga olivia pamela patricia paula pauline penelope penny phyllis priya rachel rania rebecca regina renee rita
    roberta rosa rosemary roxanne ruth sabrina sally samantha sandra sara sarah shannon sharon sheila shirley silvia
    simone sofia sonia sophia sophie stella stephanie susan susanna suzanne sylvia tamara tanya tatiana teresa
    theresa tina tracey ursula valentina valerie vanessa vera veronica victoria virginia vivian wanda wendy yasmin
    yolanda yulia yvonne zainab zoe
    """)
}
