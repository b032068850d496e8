import Testing

/// Codes of states against ISO 3166-1, written here in full.
@Suite("Actor facts: codes of states")
struct ActorFactsCodeTests {
  /// All 249 codes of ISO 3166-1 alpha-3.
  static let iso3166: Set<String> = Set(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
    BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
    CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
    GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
    JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
    MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
    NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
    SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
    TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  /// The 193 members of the United Nations, its two observers, and Taiwan and Kosovo, with a name each.
  static let names: [(code: String, name: String)] =
    """
    AFG Afghanistan;ALB Albania;DZA Algeria;AND Andorra;AGO Angola;ATG Antigua and Barbuda;ARG Argentina;ARM Armenia
    AUS Australia;AUT Austria;AZE Azerbaijan;BHS Bahamas;BHR Bahrain;BGD Bangladesh;BRB Barbados;BLR Belarus
    BEL Belgium;BLZ Belize;BEN Benin;BTN Bhutan;BOL Bolivia;BIH Bosnia and Herzegovina;BWA Botswana;BRA Brazil
    BRN Brunei;BGR Bulgaria;BFA Burkina Faso;BDI Burundi;CPV Cape Verde;KHM Cambodia;CMR Cameroon;CAN Canada
    CAF Central African Republic;TCD Chad;CHL Chile;CHN China;COL Colombia;COM Comoros;COG Republic of the Congo
    COD Democratic Republic of the Congo;CRI Costa Rica;CIV Ivory Coast;HRV Croatia;CUB Cuba;CYP Cyprus
    CZE Czech Republic;DNK Denmark;DJI Djibouti;DMA Dominica;DOM Dominican Republic;ECU Ecuador;EGY Egypt
    SLV El Salvador;GNQ Equatorial Guinea;ERI Eritrea;EST Estonia;SWZ Eswatini;ETH Ethiopia;FJI Fiji;FIN Finland
    FRA France;GAB Gabon;GMB Gambia;GEO Georgia;DEU Germany;GHA Ghana;GRC Greece;GRD Grenada;GTM Guatemala
    GIN Guinea;GNB Guinea-Bissau;GUY Guyana;HTI Haiti;HND Honduras;HUN Hungary;ISL Iceland;IND India;IDN Indonesia
    IRN Iran;IRQ Iraq;IRL Ireland;ISR Israel;ITA Italy;JAM Jamaica;JPN Japan;JOR Jordan;KAZ Kazakhstan;KEN Kenya
    KIR Kiribati;PRK North Korea;KOR South Korea;KWT Kuwait;KGZ Kyrgyzstan;LAO Laos;LVA Latvia;LBN Lebanon
    LSO Lesotho;LBR Liberia;LBY Libya;LIE Liechtenstein;LTU Lithuania;LUX Luxembourg;MDG Madagascar;MWI Malawi
    MYS Malaysia;MDV Maldives;MLI Mali;MLT Malta;MHL Marshall Islands;MRT Mauritania;MUS Mauritius;MEX Mexico
    FSM Micronesia;MDA Moldova;MCO Monaco;MNG Mongolia;MNE Montenegro;MAR Morocco;MOZ Mozambique;MMR Myanmar
    NAM Namibia;NRU Nauru;NPL Nepal;NLD Netherlands;NZL New Zealand;NIC Nicaragua;NER Niger;NGA Nigeria
    MKD North Macedonia;NOR Norway;OMN Oman;PAK Pakistan;PLW Palau;PAN Panama;PNG Papua New Guinea;PRY Paraguay
    PER Peru;PHL Philippines;POL Poland;PRT Portugal;QAT Qatar;ROU Romania;RUS Russia;RWA Rwanda
    KNA Saint Kitts and Nevis;LCA Saint Lucia;VCT Saint Vincent and the Grenadines;WSM Samoa;SMR San Marino
    STP Sao Tome and Principe;SAU Saudi Arabia;SEN Senegal;SRB Serbia;SYC Seychelles;SLE Sierra Leone;SGP Singapore
    SVK Slovakia;SVN Slovenia;SLB Solomon Islands;SOM Somalia;ZAF South Africa;SSD South Sudan;ESP Spain
    LKA Sri Lanka;SDN Sudan;SUR Suriname;SWE Sweden;CHE Switzerland;SYR Syria;TJK Tajikistan;TZA Tanzania
    THA Thailand;TLS Timor-Leste;TGO Togo;TON Tonga;TTO Trinidad and Tobago;TUN Tunisia;TUR Turkey;TKM Turkmenistan
    TUV Tuvalu;UGA Uganda;UKR Ukraine;ARE United Arab Emirates;GBR United Kingdom;USA United States;URY Uruguay
    UZB Uzbekistan;VUT Vanuatu;VEN Venezuela;VNM Vietnam;YEM Yemen;ZMB Zambia;ZWE Zimbabwe;VAT Vatican
    PSE Palestine;TWN Taiwan;XKX Kosovo
    """.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { entry in
      (String(entry.prefix(3)), String(entry.dropFirst(4)))
    }

  @Test("the list of the standard is whole")
  func standard() {
    #expect(Self.iso3166.count == 249)
    #expect(Self.names.count == 197)
  }

  @Test("every state's id is a code of ISO 3166-1, but for Kosovo, which has none")
  func codes() {
    for state in ActorFact.states where state.id != "XKX" {
      #expect(Self.iso3166.contains(state.id), "\(state)")
      #expect(state.source.hasPrefix("ISO 3166-1"), "\(state)")
    }
  }

  @Test("every state is there and bears the name that belongs to its code")
  func everyState() {
    let byID = Dictionary(ActorFact.states.map { ($0.id, $0) }) { first, _ in first }
    for (code, name) in Self.names {
      #expect(byID[code]?.names.contains(name) ?? false, "\(code) \(name)")
    }
    #expect(byID.count == Self.names.count)
  }

  @Test("every state has a capital and a demonym, but for those whose words mean somebody else too")
  func capitals() {
    // City states, and those whose capitals are Saint John's and Victoria.
    let withoutCapital: Set<String> = ["MCO", "SGP", "SMR", "ATG", "SYC"]
    // "Congolese" and "Dominican" are given to the larger bearer.
    let withoutDemonym: Set<String> = ["COG", "DMA", "VAT"]
    for state in ActorFact.states {
      let prefixes = Set(state.aliases.map(\.prefix))
      #expect(prefixes.contains("capital") != withoutCapital.contains(state.id), "\(state)")
      #expect(prefixes.contains("adj") != withoutDemonym.contains(state.id), "\(state)")
    }
  }

  @Test(
    "seats of government stand for their state",
    arguments: [
      ("Kremlin", "RUS"), ("White House", "USA"), ("Blue House", "KOR"),
      ("Downing Street", "GBR"), ("Foggy Bottom", "USA"), ("Élysée", "FRA"), ("Elysee", "FRA"),
      ("Quai d'Orsay", "FRA"), ("Zhongnanhai", "CHN"), ("Kantei", "JPN"), ("Whitehall", "GBR"),
      ("Palazzo Chigi", "ITA"), ("Farnesina", "ITA"), ("Itamaraty", "BRA"), ("Planalto", "BRA"),
      ("Casa Rosada", "ARG"), ("Los Pinos", "MEX"), ("South Block", "IND"), ("Bankova", "UKR"),
      ("Verkhovna Rada", "UKR"), ("Knesset", "ISR"), ("Majlis", "IRN"), ("Bundestag", "DEU"),
      ("Malacañang", "PHL"), ("Pentagon", "USA"), ("Russian White House", "RUS"),
      ("Moncloa", "ESP"), ("La Moneda", "CHL"), ("Torre Tagle", "PER"), ("Cheong Wa Dae", "KOR"),
    ])
  func seats(name: String, code: String) {
    let states = ActorFact.states.filter { state in
      state.aliases.contains { $0.prefix == "gov" && $0.words == name }
    }
    #expect(states.map(\.id) == [code])
  }
}
