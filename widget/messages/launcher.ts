/** Words of cairn.js itself: before the panel is there, and when it cannot be fetched. */
export const launcherWords = {
  en: {
    questions: 'Questions?',
    exit: 'Exit now',
    loading: 'One moment. You can call or text now.',
    failure: 'I can’t reach the answers right now. These lines still work.',
    retry: 'Try again',
    call: 'Call',
    text: 'Text',
    more: 'more',
  },
  es: {
    questions: '¿Preguntas?',
    exit: 'Salir ya',
    loading: 'Un momento. Ya puede llamar o escribir.',
    failure: 'Ahora no puedo llegar a las respuestas. Estas líneas sí funcionan.',
    retry: 'Intentar de nuevo',
    call: 'Llame al',
    text: 'Escriba al',
    more: 'más',
  },
};
