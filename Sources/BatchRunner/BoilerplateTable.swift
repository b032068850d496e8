/// What boilerplate says, in lower case and ASCII.
enum BoilerplateTable {
  struct Phrase {
    enum Extent {
      /// Nothing but marks follows.
      case whole
      /// Anything may follow, and the line begins with a capital.
      case opening
    }
    let bytes: [UInt8]
    let extent: Extent
  }

  /// By first byte.
  static let phrases: [[Phrase]] = {
    var table = [[Phrase]](repeating: [], count: 256)
    for (lines, extent) in [(wholeLines, Phrase.Extent.whole), (openings, .opening)] {
      for line in lines.split(separator: "\n") {
        let bytes = Array(line.utf8)
        table[Int(bytes[0])].append(Phrase(bytes: bytes, extent: extent))
      }
    }
    return table
  }()

  private static let wholeLines = """
    ad
    ads
    advert
    advertisement
    advertisements
    advertising
    - advertisement
    --advertisement
    -- advertisement
    [advertisement
    advertisement - scroll to continue
    advertisement. scroll to continue reading
    article continues after advertisement
    article continues after this advertisement
    article continues below
    article continues below advertisement
    article continues below this ad
    story continues
    story continues after advertisement
    story continues below
    story continues below advertisement
    story continues below this ad
    scroll to continue
    scroll to continue with content
    skip advertisement
    skip ad
    skip to content
    skip to main content
    continue reading
    continue reading below
    continue reading the main story
    sponsored
    sponsored content
    sponsored by
    promoted
    promoted content
    paid content
    read more
    read next
    read full story
    read the full story
    read the full article
    show more
    see more
    load more
    view more
    view comments
    show comments
    hide comments
    leave a comment
    leave a reply
    post a comment
    join the conversation
    most read
    most popular
    trending
    trending now
    recommended
    recommended for you
    related
    related articles
    related content
    related stories
    related topics
    more on this story
    more from this author
    you may also like
    you might also like
    newsletter
    newsletters
    sign up
    sign in
    log in
    subscribe
    subscribe now
    back to top
    terms of use
    privacy policy
    cookie policy
    click to expand
    image caption
    getty images
    this video can not be played
    loading
    """

  private static let openings = """
    read more:
    read more -
    read also:
    read next:
    read:
    also read:
    also read |
    see also:
    must read:
    related:
    related article:
    related articles:
    related stories:
    related story:
    recommended:
    more on this story:
    watch:
    watch live:
    watch now:
    watch more:
    in pictures:
    photos:
    photo:
    photo credit:
    image:
    image credit:
    image source
    picture:
    file photo:
    tags:
    filed under:
    share this:
    share this article:
    follow us on
    follow us at
    like us on facebook
    sign up for our
    sign up here
    sign up to our
    sign up to receive
    subscribe to our
    subscribe now to
    subscribe today
    click here for
    click here to
    download our app
    download the app
    download our free
    get our free newsletter
    get the latest news
    already a subscriber?
    please enable javascript
    we use cookies
    this website uses cookies
    this site uses cookies
    this article originally appeared
    this story was originally published
    this material may not be published
    """

  static let rightsReserved = Array("all rights reserved".utf8)
  static let addressBeginnings = ["http://", "https://", "www."].map { Array($0.utf8) }
  static let addressLabels = ["via", "source:", "link:", "sauce:", "http:"].map { Array($0.utf8) }
  static let replySigns = [">>", "&gt;&gt;"].map { Array($0.utf8) }

  static let buttons = words(
    """
    share shares tweet retweet facebook twitter whatsapp email linkedin reddit pinterest telegram print
    comment comments flipboard tumblr messenger instagram youtube pocket snapchat tiktok threads bluesky mastodon
    """)

  static let besideButtons = words(
    "on via to this article story post page by the and or copy link save with x e mail friend us follow more"
  )

  static let moments = words(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december mon tue wed thu fri sat sun am pm utc gmt
    """)

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }
}
