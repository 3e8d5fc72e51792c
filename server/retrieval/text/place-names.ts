/** Names of places that the table of places lacks, and the words of a wish for help somewhere. */
export const placeNames = {
  /** The states, as parts of a pattern. */
  states: [
    'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana',
    'iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada',
    'new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island',
    'south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming',
  ].join('|'),
  /** Towns and regions that are no state, and countries; parts of a pattern, too. */
  others: [
    'las vegas|vegas|seattle|spokane|tacoma|yakima|denver|boise|pocatello|idaho falls|coeur d ?alene|portland|fargo|bismarck|minot',
    'rapid city|sioux falls|cheyenne|casper|gillette|salt lake|calgary|edmonton|lethbridge|vancouver|toronto|winnipeg|saskatoon',
    'chicago|los angeles|san diego|san francisco|sacramento|oakland|fresno|reno|houston|dallas|san antonio|el paso|tucson|phoenix',
    'albuquerque|tulsa|omaha|kansas city|st louis|minneapolis|milwaukee|detroit|cleveland|philadelphia|pittsburgh|baltimore|boston',
    'nashville|memphis|new orleans|atlanta|miami|anchorage|honolulu|pine ridge|standing rock|wind river|navajo',
    'tijuana|juarez|guadalajara|monterrey|cdmx|bogota|medellin|caracas|tegucigalpa|san pedro sula|london|paris|bangkok',
    'canada|alberta|saskatchewan|british columbia|mexico|china|india|thailand|russia|ukraine|europe|africa|asia|england|uk',
    'japan|philippines|nepal|brazil|germany|france|spain|australia|vietnam|cambodia|nigeria|dubai|colombia|guatemala',
    'honduras|el salvador|venezuela|cuba|haiti',
  ].join('|'),
  /** Words around a place that say help is wanted there, and nothing else. */
  wanted:
    'a an any i is am are there in at of for to the my me we do does you can where who what which how near around from live ' +
    'get find need want have help helps shelter shelters advocate advocates someone somebody anyone safe place places stay ' +
    'go going with two three 2 3 4 service services resource resources office offices center support local line hotline agency agencies organization ' +
    'organizations people about on or reservation rez tonight today now bed beds sleep kids children baby and us our zip code ' +
    'voy vamos ir con dos tres en de un una hay donde quien necesito busco quiero ayuda refugio albergue lugar servicios apoyo cerca vivo que puedo ' +
    'estoy hoy esta noche ahora cama dormir mi mis hijos ninos bebe y para quedarme codigo postal over up down out aca alla ' +
    'ride rides lift bus town gas station truck stop pump raite aventon transporte gasolinera ocupo',
};
