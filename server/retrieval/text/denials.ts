/** What is named, in a few words; what "not" says of how somebody is, or is let be, tells of danger: "not safe". */
const NAMED =
  "(?!(?:teacher|nurse|doctor|maestr[ao]|safe|ok|okay|good|well|right|fair|normal|allowed|able|let|letting|letme|going|gonna|sure|if|without|until|really|too|sleeping|eating|breathing|moving|waking|responding|conscious|home|here|there|coming|back|alone|even|that|anymore|yet|free|enough|much|long|be|being|to|a|an|the|segur[ao]|libre|normal|just[ao]|vida|bueno|mi|me|lo|que|asi)\\b)[a-z0-9'-]+(?: (?!(?:i|he|she|they|it|we|you|but|and|yo|pero|y|el|ella)\\b)[a-z0-9'-]+)?(?: of (?:me|mine|her|him|them))?";
const LEADING =
  '(?:(?:a|an|the|my|your|her|his|their|from|looking for|about|asking(?: for| about)?|talking about|for|on|in|any|that kind of) )';

/** How danger is denied, in both languages: parts of patterns (denial.ts). */
export const denials = {
  /** What may stand around a denial. */
  fillers: [
    'no|nah|nope|lol|lmao|um|uh|haha\\w*|omg|bro|dude|stop|jeez|wait|hey|ok|okay|oh|well|relax|chill|sorry|yes|yeah|literally|honestly|really|i said|thats not what i (?:asked|said|meant)',
    'rn|right now|now|here|or anything|at all|tho|though|thanks|thank you|i swear|for now|just curious|to',
    'jaja\\w*|ay|oye|tranquil[ao]|perdon|si|ahorita|ahora|gracias|nomas|la verdad|de verdad|ya|por ahora|bueno|pues|ni nada|a nada',
  ].join('|'),
  /** Clauses that deny all danger, or say that one asks out of interest. */
  danger: [
    "i(?:'?m| am) (?:fine|ok|okay|safe|all right|alright)",
    "i(?:'?m| am| was|(?= ?wasn'?t))(?: ?wasn'?t| (?:really |literally )?not) (?:in (?:any |immediate )?(?:danger|trouble)|being (?:hurt|trafficked|controlled|forced|abused)|(?:a|the) victim|hurt|the one)",
    "(?:nobody|no ?one)(?:'?s| is| was| got| has been)? (?:in (?:any )?danger|in trouble|(?:being |getting )?hurt|hurting (?:me|anyone|anybody|us)|forcing me|controlling me)",
    "(?:it|this|that)(?:'?s| is| was)? (?:not (?:about |for )?me|(?:just |only |all )*(?:for (?:a |my )?(?:school|homework|class|paper|project|essay|report|assignment)|homework|an expression|a joke|curiosity))",
    "(?:it|this|that)(?:'?s not| is not| isn'?t| aint) (?:about |a )(?:danger|emergency)|(?:its |it is |this is )?not an emergency|not (?:about |for )?me|(?:i(?:'?m| am| was) )?(?:just |only )?(?:asking for a friend|joking|kidding|curious|asking|wondering|arguing)|i do(?:n'?t| not) feel bad",
    'estoy (?:bien|a salvo)|(?:yo )?no (?:estoy|corro) (?:en |ningun )?(?:peligro|riesgo)|nadie (?:me )?(?:esta )?(?:lastima(?:ndo)?|obliga(?:ndo)?|hace dano|en peligro|controla(?:ndo)?)',
    'no soy (?:una? |la )?victima|no (?:es para|se trata de) mi|no soy yo|(?:es |era )?(?:solo |nomas |nada mas )*(?:para (?:la |una |mi )?(?:escuela|tarea|clase)(?: de \\w+)?|curiosidad|una broma|un dicho|broma)|no me siento mal',
  ].join('|'),
  /** Clauses that deny the danger of somebody else: "she's safe"; but "he's safe, I'm not". */
  others: [
    "(?:s?he|they)(?:'?s|'?re| is| are) (?:not in (?:any |immediate )?danger|safe|ok|okay|fine)",
    '(?:(?:ella|el|ellos|ellas) )?esta[ns]? (?:bien|a salvo)|(?:ella|el) no esta en peligro',
  ].join('|'),
  /** Clauses that deny one harm. */
  harm: [
    'nothing (?:bad )?(?:has )?happened(?: to (?:me|her|him|us))?(?: yet)?|(?:nobody|no ?one) got (?:raped|assaulted|attacked|killed)',
    "(?:i|s?he)(?:'?m|'?s| am| is| was) not (?:raped|assaulted|forced|abused|hit|kidnapped|suicidal)|(?:i said )?not suicidal|i(?:'?m| am) not (?:going to|gonna) (?:kill|hurt) myself|i (?:don'?t|do not) want to (?:kill|hurt) myself",
    'no (?:me )?pas[ao] nada|no me ha pasado nada|(?:yo )?no (?:me quiero matar|quiero matarme|pienso matarme|soy suicida|voy a matarme)',
    '(?:nobody|no ?one) (?:ever )?(?:raped|forced|hit|hurt|hurts|touched|abused|makes|made|is making) me(?: do (?:it|anything))?',
    "(?:he|she|they) (?:(?:never|did(?:n'?t| not)|does(?:n'?t| not)|do(?:n'?t| not)|has(?:n'?t| not)|is(?:n'?t| not)) )(?:ever |really )?(?:rape|raped|force|forced|forcing|hit|hitting|hurt|hurting|touch|touched|abuse|abused|abusing|beat|beating|make|making) me(?: do (?:it|anything))?",
    '(?:(?:el|ella|ellos) )?(?:no|nunca) me (?:ha |han |esta )?(?:peg\\w+|obliga\\w*|forz\\w+|fuerza\\w*|lastim\\w+|viol\\w+|toc\\w+|amenaz\\w+|hizo nada|hace nada|hace dano)|nadie me (?:viol|oblig|peg|forz|toc|lastim)\\w+',
  ].join('|'),
  /** Clauses that deny something that was taken to be so, after any answer: "not survivors, officials", "im not looking for a bed". */
  thing: [
    `(?:(?:i|s?he|they|it|this|that|we|you)(?:'?m|'?s|'?re| am| is| are| was)? )?(?:really |literally |just |only )?(?:not|isn'?t|wasn'?t) ${LEADING}+${NAMED}`,
    `i (?:don'?t|do not|didn'?t|did not) (?:need|mean|ask(?: for| about)?|want to know(?: about)?) ${LEADING}*${NAMED}`,
    `not ${NAMED}(?=[,.;:!?\\n]|$)`,
    `(?:i|s?he|they)(?:'?m|'?s|'?re| am| is| are) not (?:gay|trans|native|pregnant|homeless|missing|disabled|undocumented|high|drunk|married|deaf)`,
    `(?:yo )?no (?:soy|busco|necesito|hablo de|pregunt\\w+ (?:por|de)|manejo|trabajo (?:en|de)|quise decir|(?:es|era|son|fue)(?= (?:de|una?|el|la|los|las|por|para) )) (?:(?:de|un|una|el|la|los|las|por|para) )*${NAMED}`,
  ].join('|'),
  /** Words with which talk goes on after such a clause. */
  goesOn: [
    "i(?:'?m| am| was| wanna| want| need| only| just)?|just|only|it'?s|he|she|they|nobody|no ?one|what|whats|how|who|where|when|why|can|do|does|is|are|so|and|but|my",
    'que|como|cuando|donde|quien|solo|nomas|pero|quiero|quisiera|es|el|ella|nadie',
  ].join('|'),
};
