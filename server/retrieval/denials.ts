/** How danger is denied, in both languages: parts of patterns (denial.ts). */
export const denials = {
  /** What may stand around a denial. */
  fillers: [
    'no|nah|nope|lol|lmao|um|uh|haha\\w*|omg|jeez|wait|hey|ok|okay|oh|well|relax|chill|sorry|yes|yeah|literally|honestly|really|i said|thats not what i (?:asked|said|meant)',
    'rn|right now|now|here|or anything|at all|tho|though|thanks|thank you|i swear|for now|just curious|to',
    'jaja\\w*|ay|oye|tranquil[ao]|perdon|si|ahorita|ahora|gracias|nomas|la verdad|de verdad|ya|por ahora|bueno|pues|ni nada|a nada',
  ].join('|'),
  /** Clauses that deny all danger, or say that one asks out of interest. */
  danger: [
    "i(?:'?m| am) (?:fine|ok|okay|safe|all right|alright)",
    "(?:s?he|they)(?:'?s|'?re| is| are) (?:not in (?:any |immediate )?danger|safe|ok|okay|fine)",
    "i(?:'?m| am) (?:really |literally )?not (?:in (?:any |immediate )?(?:danger|trouble)|being (?:hurt|trafficked|controlled|forced|abused)|(?:a|the) victim|hurt|the one)",
    "(?:nobody|no ?one)(?:'?s| is| was| got| has been)? (?:in (?:any )?danger|in trouble|(?:being |getting )?hurt|hurting (?:me|anyone|anybody|us)|forcing me|controlling me)",
    "(?:it|this|that)(?:'?s| is| was)? (?:not (?:about |for )?me|(?:just |only |all )*(?:for (?:a |my )?(?:school|homework|class|paper|project|essay|report|assignment)|homework|an expression|a joke|curiosity))",
    "not (?:about |for )?me|(?:i(?:'?m| am| was) )?(?:just |only )?(?:asking for a friend|joking|kidding|curious|asking|wondering|arguing)|i do(?:n'?t| not) feel bad",
    '(?:estoy|(?:ella |el )?esta) (?:bien|a salvo)|(?:ella |el )no esta en peligro|(?:yo )?no (?:estoy|corro) (?:en |ningun )?(?:peligro|riesgo)|nadie (?:me )?(?:esta )?(?:lastima(?:ndo)?|obliga(?:ndo)?|hace dano|en peligro|controla(?:ndo)?)',
    'no soy (?:una? |la )?victima|no (?:es para|se trata de) mi|no soy yo|(?:es |era )?(?:solo |nomas |nada mas )*(?:para (?:la |una |mi )?(?:escuela|tarea|clase)|curiosidad|una broma|un dicho|broma)|no me siento mal',
  ].join('|'),
  /** Clauses that deny one harm. */
  harm: [
    '(?:nobody|no ?one) (?:ever )?(?:raped|forced|hit|hurt|hurts|touched|abused|makes|made|is making) me(?: do (?:it|anything))?',
    "(?:he|she|they) (?:(?:never|did(?:n'?t| not)|does(?:n'?t| not)|do(?:n'?t| not)|has(?:n'?t| not)|is(?:n'?t| not)) )(?:ever |really )?(?:rape|raped|force|forced|forcing|hit|hitting|hurt|hurting|touch|touched|abuse|abused|abusing|beat|beating|make|making) me(?: do (?:it|anything))?",
    '(?:(?:el|ella|ellos) )?(?:no|nunca) me (?:ha |han |esta )?(?:peg\\w+|obliga\\w*|forz\\w+|fuerza\\w*|lastim\\w+|viol\\w+|toc\\w+|amenaz\\w+|hizo nada|hace nada|hace dano)|nadie me (?:viol|oblig|peg|forz|toc|lastim)\\w+',
  ].join('|'),
  /** Words with which talk goes on after such a clause. */
  goesOn: [
    "i(?:'?m| am| was| wanna| want| need| only| just)?|just|only|it'?s|he|she|they|nobody|no ?one|what|whats|how|who|where|when|why|can|do|does|is|are|so|and|but|my",
    'que|como|cuando|donde|quien|solo|nomas|pero|quiero|quisiera|es|el|ella|nadie',
  ].join('|'),
};
