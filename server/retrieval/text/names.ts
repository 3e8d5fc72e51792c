/**
 * Common given names in the United States, English and Spanish; none that is an everyday word, such as Will or Hope. With them the words
 * around the name of a person.
 */
export const names = {
  his:
    'aaron adam adrian aiden alan albert alejandro alex alexander alfredo allen andre andres andrew andy anthony antonio armando arthur ' +
    'arturo austin ben benjamin blaine blake bob bobby brad bradley brady brandon brayden brendan brent brett brian bruce bryan bryce caleb ' +
    'calvin cameron carl carlos carson carter casey cesar chad charles charlie chester chris christian christopher cody colby cole colin ' +
    'colton connor conrad cooper corey cory craig curtis dallas damian dan daniel danny darrell darren dave david dawson denis dennis derek ' +
    'derrick devin diego dillon dominic donald doug douglas dustin dwayne dylan eddie edgar eduardo edward edwin eli elias elijah emilio ' +
    'enrique eric erik ernesto ethan evan felipe felix fernando francisco fred gabriel garrett gary george gerald gerardo gilbert glen glenn ' +
    'gordon greg gregory guillermo gus gustavo hamilton harold hector henry houston howard hugo ian isaac isaiah ismael ivan jackson jacob ' +
    'jake james jamie jared jason javier jeff jeffery jeffrey jeremiah jeremy jerome jerry jesse jesus jim jimmy joe joel joey john johnny ' +
    'jonathan jordan jorge jose joseph josh joshua juan julian julio justin keith ken kenneth kenny kevin kurt kyle lamar landon larry ' +
    'lawrence lee leo leon leonard leonardo levi lewis liam lincoln logan louis lucas luis luke malcolm manuel marco marcos marcus mario ' +
    'martin marvin mathew matt matthew mauricio max maxwell melvin micah michael miguel mike mitch mitchell mohammed nate nathan nathaniel ' +
    'neil nicholas nicolas noah oliver omar oscar owen pablo patrick paul pedro pete peter philip phillip preston rafael ralph ramon randall ' +
    'randy raul raymond ricardo richard rick ricky riley robert roberto rodney rodrigo roger roland ron ronald ronnie roy ruben russell ryan ' +
    'salvador sam samuel scott sean sebastian sergio seth shane shaun shawn sidney simon spencer stan stanley stephen steve steven stuart ' +
    'tanner ted terrence terry theodore thomas tim timothy toby todd tom tommy tony travis trent trevor tristan troy ty tyler tyrone vernon ' +
    'victor vince vincent wade walter warren wayne wesley william wyatt xavier zach zachary',
  hers:
    'abby abigail adriana alejandra alexa alexandra alexis alice alicia alison allison alma alyssa amanda amelia amy ana andrea angela ' +
    'angelica angie anita ann anna anne annie ashlee ashley audrey ava barbara beatriz becky bella beth bethany betty beverly bianca bonnie ' +
    'brenda briana brianna bridget brittany brooke brooklyn caitlin camila carla carmen carol carolina caroline carolyn carrie cassandra ' +
    'cassie catherine cecilia charlotte chelsea cheryl cheyenne chloe christina christine cindy claire claudia connie courtney cynthia dakota ' +
    'dana daniela danielle debbie deborah debra denise diana diane donna doris dorothy elaine elena elizabeth ella ellen emily emma erica erika ' +
    'erin esmeralda esther eva evelyn florence frances gabriela gabriella georgia geraldine gina gloria guadalupe hailey haley hannah heather ' +
    'helen helena holly isabel isabella isabelle ivy jacqueline jade jane janet janice jasmine jean jenna jennifer jenny jessica jill joan ' +
    'joanna jocelyn josephine joyce juanita judith judy julia julie kaitlyn karen karina karla kate katelyn katherine kathleen kathryn kathy ' +
    'katie katrina kayla kaylee kelly kelsey kendra kiara kim kimberly kristen kristin kristina krystal laura lauren leah leslie leticia ' +
    'lillian linda lindsay lindsey lisa lizzie lorena lori lorraine lucia lucy luisa lupe lydia mackenzie maddie madeline madison makayla ' +
    'marcia margaret margarita maria mariah mariana maribel marie marisol marissa marlene martha mary maya megan melanie melissa mercedes ' +
    'michelle miranda molly monica morgan nadia nancy naomi natalia natalie natasha nicole nina norma olivia pamela paola patricia patty paula ' +
    'peggy phyllis rachel raquel rebecca regina renee rita roberta robin rosa rosemary roxanne ruth sabrina sally samantha sandra sara sarah ' +
    'savannah selena shannon sharon sheila shelby shelly sherri sherry shirley silvia sofia sonia sophia sophie stacey stacy stella stephanie ' +
    'susan susana suzanne sydney sylvia tamara tammy tara tasha taylor teresa theresa tiffany tina tonya tracy trisha valerie vanessa ' +
    'veronica vicki vickie victoria virginia vivian wanda wendy whitney yesenia yolanda yvonne zoe',
  /** Names that are places too. */
  places:
    'austin blaine brooklyn carolina charlotte chester cheyenne conrad dakota dallas dawson dillon florence georgia geraldine glen hamilton ' +
    'helena houston jackson lincoln logan madison roy savannah shelby sidney terry troy victor victoria virginia',
  /** Words before a place. */
  beforePlace: 'in at near from around of to by north south west east the fort',
  /** Words that follow the name of a person who is or does something. */
  does:
    'is was are has had have does did do will would can could cannot might may should wants wanted needs says said told tells keeps kept ' +
    'makes made takes took gets got gives gave lets let hit hits beat beats hurt hurts punched slapped kicked pushed shoved choked choking ' +
    'grabbed grabs raped rapes touched touches forces forced sells sold pimps trades uses used controls checks watches tracks follows stalks ' +
    'threatened threatens threatening locked locks holds held hid hides owns owes pays drives drove brings brought sends sent posts posted ' +
    'shows showed came comes left leaves ran went goes put puts thinks knows found finds calls called texts texted begged drugged drugs ' +
    'stole steals broke breaks smashed pulled pointed shot stabbed strangled burned cut tried tries started stopped won wont dont',
  /** Words before a clause. */
  begins:
    'and but so because if when now then think know says said help please omg cause until since after before while once',
  /** What else begins a clause and is nobody's name: words that the content may lack, companies, services. */
  nobodys:
    'whom whose whoever whomever whatever whichever either neither fbi cia dea ice cps doj comcast xfinity verizon tmobile att sprint spectrum walmart costco target amazon netflix hulu disney spotify paypal venmo zelle cashapp ' +
    'youtube facebook instagram snapchat tiktok twitter reddit discord telegram google gmail microsoft apple icloud xbox playstation roblox ' +
    'steam uber lyft doordash grubhub instacart ebay etsy fedex ups usps chase geico progressive allstate medicaid medicare fafsa irs dmv tsa ' +
    'duolingo chegg quizlet canvas zoom zillow airbnb expedia delta starbucks mcdonalds chatgpt siri alexa',
  /** Words for people who are spoken of. */
  ofPeople: 'me my mine us our her his him she he them girls girl kids kid myself i',
  /** Words before the name of a person to whom something is done. */
  doneTo: 'of with by from for to against help save leave left kill hurt find hit see',
  /** Words before a name that say nothing new: "my boyfriend Tyler". */
  called:
    'boyfriend girlfriend bf gf friend bestfriend husband wife fiance fiancee ex partner man guy boy girl kid dude dad daddy stepdad father ' +
    'mom stepmom mother brother stepbrother sister stepsister cousin uncle aunt niece nephew son daughter grandson granddaughter grandpa ' +
    'grandma boss manager owner pimp landlord roommate neighbor coworker coach teacher pastor named called name dog puppy cat kitten horse',
};
