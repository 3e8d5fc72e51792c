import { stemmer } from 'stemmer';

/** The stem of a folded word in a language: Porter's for English, light suffix stripping for Spanish, else the word itself. */
export function stem(word: string, language: string): string {
  if (language === 'en') return stemmer(word);
  return language === 'es' ? stemSpanish(word) : word;
}

/** Endings longest first; what is left must keep three letters. One pass each: pronouns, verbs and nouns, then the last vowel. */
function stemSpanish(word: string): string {
  const bare = word.replace(/(ar|er|ir|ndo)(?:me|te|se|lo|la|le|los|las|les|nos)+$/, '$1');
  const cut = without(
    bare,
    3,
    /(?:amientos?|imientos?|aciones|iciones|uciones|acion|icion|ucion|adoras?|adores|ador|mente|idades|idad|iendo|ieron|aremos|eremos|iremos|abamos|asteis|ariamos|ando|aron|aban|ados?|adas?|idos?|idas?|amos|emos|imos|aste|iste|aran|eran|iran|aria|eria|iria|arian|erian|irian|aba|ian|ara|era|ira|ar|er|ir|an|en|ia|io|ios|ias)$/,
  );
  const last = without(cut === bare ? without(bare, 2, /(?:es|os|as|s)$/) : cut, 2, /[aeo]$/);
  return last.replace(/z$/, 'c').replace(/qu$/, 'c').replace(/gu$/, 'g');
}

/** Removes an ending that leaves at least `kept` letters. Done by slicing, because older Safari has no lookbehind. */
function without(word: string, kept: number, ending: RegExp): string {
  return word.slice(0, kept) + word.slice(kept).replace(ending, '');
}
