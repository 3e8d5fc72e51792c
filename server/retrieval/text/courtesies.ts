const GREETINGS =
  'hi, hello, hey, hi there, hello there, hey there, good morning, good afternoon, good evening, good day, greetings';

const SPANISH_GREETINGS = 'hola, buenas, buenos dias, buenas tardes, buenas noches, saludos';

/** What stands around a question, and the words by which one begins after thanks. */
export const courtesies = {
  en: {
    asking:
      'what how where who why when which whose is are was were can could do does did will would should and but so also one',
    before: `${GREETINGS}, please, so, um, uh, ok, okay, well, sorry, excuse me, quick question, can you tell me, could you tell me, can you please tell me, could you please tell me, would you tell me, please tell me, tell me, do you know, can i ask, can i ask you, may i ask, i want to know, i am dying to know, i would like to know, i need to know, i am wondering, i was wondering, i wonder, i have a question, just wondering, just curious, curious`,
    after: `${GREETINGS}, please, thanks, thank you, thank you so much, thank you very much, thanks so much, thanks a lot, sir, ma am`,
  },
  es: {
    asking:
      'que como donde quien quienes cual cuales cuando cuanto cuanta cuantos cuantas por puedo puede pueden hay es son y pero tambien una otra',
    before: `${SPANISH_GREETINGS}, por favor, disculpe, disculpa, perdon, oye, oiga, quisiera saber, quiero saber, me muero por saber, me gustaria saber, me puede decir, me puedes decir, puede decirme, puedes decirme, digame, dime, tengo una pregunta, una pregunta`,
    after: `${SPANISH_GREETINGS}, por favor, gracias, muchas gracias, mil gracias, senor, senora`,
  },
};

/** What stands there besides where people go on from a reply. */
export const goingOn = {
  en: {
    before: 'oh, lol, haha, fine, cool, alright, anyway, whatever, oh nice, oh wow',
    after: 'then, tho, though, lol, haha',
  },
  es: { before: 'ok, ah, ay, bueno, pues, jaja', after: 'entonces, jaja' },
};
