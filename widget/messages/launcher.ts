/** Words of cairn.js itself: before the panel is there, and when it cannot be fetched. */
export const launcherWords = {
  en: {
    questions: 'Questions?',
    title: 'Questions',
    exit: 'Exit now',
    close: 'Close',
    loading: 'One moment. You can call or text these lines now.',
    failure: 'I can’t reach the answers right now. These lines still work.',
    retry: 'Try again',
    more: (taps: number) => (taps === 1 ? '1 more' : `${taps} more`),
  },
  es: {
    questions: '¿Preguntas?',
    title: 'Preguntas',
    exit: 'Salir ya',
    close: 'Cerrar',
    loading: 'Un momento. Ya puedes llamar o escribir a estas líneas.',
    failure: 'Ahora no puedo llegar a las respuestas. Estas líneas sí funcionan.',
    retry: 'Intentar de nuevo',
    more: (taps: number) => (taps === 1 ? '1 más' : `${taps} más`),
  },
};
