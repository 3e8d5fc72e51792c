import type { Messages } from '../messages.ts';

export const es: Messages = {
  faqPath: '/es/preguntas',
  title: 'Preguntas',
  names: { answer: 'Una respuesta', failure: 'Sin respuesta' },
  exit: 'Salir ya',
  more: 'más',
  skip: 'Ir al texto',
  danger: '¿Está en peligro ahora?',
  call911: 'Llame al 911',
  languageName: 'Español',
  languages: 'Idiomas',
  intro:
    'Pregunte con sus propias palabras o elija una pregunta. Un programa busca respuestas que escribieron personas. No es una persona y no puede pedir ayuda por usted.',
  limits:
    'Salir ya cambia la página rápido. No borra su historial. Si puede hacerlo sin riesgo, use un teléfono que nadie más revise.',
  searchLabel: 'Su pregunta',
  searchHint:
    'No escriba nombres. De un texto muy largo solo se leen el principio y el final. Nada de lo que escribe se guarda en nuestro servidor.',
  exitKeys: 'Con teclado, pulsar Shift 3 veces sale de esta página, igual que Salir ya.',
  searchButton: 'Preguntar',
  readInPart:
    'Eso era muy largo. Solo se leyeron el principio y el final. Para preguntar por lo demás, escríbalo aparte.',
  searchEmpty: 'Escriba unas palabras.',
  allQuestions: 'Todas las preguntas',
  nextQuestions: 'Qué preguntar ahora',
  didYouMean: '¿Quiso decir esto?',
  alsoFits: 'Esto también puede responderle',
  sources: 'Fuentes',
  updated: (date) => `Actualizado: ${date}`,
  reviewed: (date) => `Revisado por una persona: ${date}`,
  notReviewed: 'Una persona aún no lo ha revisado',
  notAdvice: 'Información general, no es consejo legal',
  contacts: 'Personas que pueden ayudar',
  call: 'Llamar',
  text: 'Mensaje de texto',
  textKeyword: (number, keyword) => `Envíe ${keyword} al ${number}`,
  tty: 'TTY o retransmisión (personas sordas)',
  videophone: 'Videollamada en lengua de señas',
  chat: 'Chat',
  web: 'Sitio web',
  fromYear: (year) => `De una fuente de ${year}. Aún no lo hemos confirmado.`,
  notConfirmed: 'Aún no hemos llamado a este número.',
  phoneTrace: 'Las llamadas y los mensajes quedan en el registro del teléfono y pueden salir en el recibo.',
  unsaid: 'Idiomas sin confirmar',
  card: 'Tarjetas para imprimir',
  failures: {
    notFound: 'No hay ninguna página aquí.',
    tooMany:
      'Llegaron demasiadas preguntas desde esta conexión. Espere un minuto y cargue esta página otra vez: así se envía de nuevo su pregunta.',
    unreadable: 'No puedo leer eso. Pregunte en unas pocas frases.',
    broken: 'No puedo cargar las respuestas en este momento.',
  },
  stillThere: 'Estas líneas siguen funcionando.',
  behind:
    'Los textos son nuevos. La búsqueda y las señales de peligro siguen los textos de antes; se actualizan en unos segundos.',
  cardPage: {
    name: 'Tarjetas',
    heading: 'Tarjetas para imprimir',
    warning:
      'Puede ser peligroso que le encuentren una tarjeta. Imprímala o llévela solo si quien le hace daño no revisa sus cosas. Aprender un número de memoria no deja nada que encontrar. Imprima en un aparato que nadie más revise: las impresoras y computadoras pueden guardar una lista de lo impreso.',
    cut: 'Corte por las líneas. Tire lo demás.',
    how: 'Ocho tarjetas por hoja, con números y nada más. Para imprimir, use el menú de su navegador. Si ofrece encabezados y pies de página, quítelos: dicen la dirección de este sitio.',
    sheet: 'Las tarjetas',
    call: 'Llamada',
    text: 'Texto',
  },
};
