/** Words by which a language is known. */
export const tongues = {
  /** Words that carry grammar in one language and are no word of the other. */
  en: 'the is are was were you he she they we my your his her their what who where how why when which can could do does did not of to in on with for from and or if this that have has will would i am it there any some about get',
  es: 'el la los las un una unos unas de del en con por para que quien quienes donde como cuando cual cuales cuanto cuantos cuantas porque y o si es son esta estan estoy soy mi mis tu su sus ella ellos nos se le les lo al hay puedo puede quiero tengo tiene ayuda ayudar mas muy aqui eso esto hola gracias adios habla hablan hablo entiendo espanol ingles',
  /** Words of a plea in other languages, and what they are made of. None is a word of English or Spanish. */
  other:
    'jai suis vous moi nous avec aidez aider daide besoin appelez secours parle francais estou ajuda ajude voce nao ele ela meu minha falar obriga fazer perigo ich mich mir hilfe helfen bitte brauche nicht polizei eingesperrt aiuto aiutatemi aiutami bisogno polizia chiamate ako tulong tulungan kailangan mwen ede tanpri kuv pab thov',
  /**
   * Words that may stand around the name of a language in a wish for nothing else. `why` is what the English reading
   * makes of `y`.
   */
  around: `in en please pls plz por favor porfa porfavor xfa can could you do does speak talk say answer reply respond read write type
  use get is are there available it that this the chat page site website switch change to habla hablas hable hablar puede
  puedes puedo se lo la el me a al que esto prefiero y and why what about how too also tambien i want need would like quiero
  quisiera hay ay ai tiene tienen esta disponible escribir leer ver conteste contesteme contestame contestar responda
  respondame respondeme responder pagina sitio version ok yes si only solo no now ahora`,
};
