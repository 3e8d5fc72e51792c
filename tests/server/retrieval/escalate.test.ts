import { describe, expect, it } from 'vitest';
import type { LocaleContent } from '../../../server/content/content.ts';
import type { Need, Signals } from '../../../server/content/signals.ts';
import { withLearnedSignals } from '../../../server/retrieval/signals/teaching.ts';
import fc from '../../property.ts';
import { builtEscalation, learnedEscalation, signalContent } from '../../signals/content.ts';
import { bareLocale } from '../bare-content.ts';

const content = signalContent();
const detector = builtEscalation();
const examples = content.flatMap(({ signals }) => signals?.needs.flatMap((need) => need.examples) ?? []);
const firstFour = (utterance: string) => detector.detect(utterance)?.contacts.slice(0, 4) ?? [];

describe('content without signals, and odd utterances', () => {
  it('finds nothing where there are no signals', () => {
    const none = learnedEscalation([bareLocale()]);
    expect(none.read('he has a gun')).toEqual({
      escalation: null,
      audiences: [],
      audienceContacts: [],
      wrongdoing: false,
    });
  });

  it.each(['', ' ', '?', '....', '\u{1F600}', 'thanks', 'hi', '\ud800', 'a'.repeat(500)])(
    'raises nothing on %j',
    (utterance) => {
      expect(detector.detect(utterance)).toBeNull();
    },
  );

  it('never throws, and never raises without contacts, on any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 500 }),
          fc.array(fc.constantFrom(...examples), { maxLength: 4 }).map((some) => some.join(' ').slice(0, 500)),
        ),
        (utterance) => {
          const { escalation } = detector.read(utterance);
          if (escalation !== null) expect(escalation.contacts.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('one word', () => {
  it.each(['stabbed', 'raped', 'trapped', 'beaten', 'held hostage', 'violada', 'secuestrada', 'sangrando'])(
    'is enough where it is all that is said: %s',
    (utterance) => expect(detector.detect(utterance)).not.toBeNull(),
  );
});

describe('laughter', () => {
  it.each(['lol', 'haha', 'jajaja', 'XD', '\u{1F602}'])(
    'turns an utterance that is only half alarming into a joke: %s',
    (laugh) => {
      // Which of these is half alarming is learned, and changes with the examples.
      const said = [
        'my sister will end me over her yogurt',
        'my brother is gonna murder me over the charger',
        'grandma will destroy me if i touch her plants',
        'my roommate is going to strangle me over the dishes',
        'my aunt is going to strangle me over the thermostat',
        'my cousin is going to strangle me over the dishes',
      ].filter((saying) => detector.detect(saying) !== null);
      expect(said).not.toEqual([]);
      for (const saying of said) expect(detector.detect(`${saying} ${laugh}`), saying).toBeNull();
    },
  );

  it.each([
    'he bought me off the last guy lol thats what he tells people',
    'wanna die lol jk not jk',
    'me pega cada noche jaja ya ni lloro',
  ])('does not hide a plea: %s', (utterance) => expect(detector.detect(utterance)).not.toBeNull());
});

describe('somebody who says that they are sold', () => {
  it.each([
    'my uncle sells me',
    'im native theyre selling me',
    'he keeps pimping us out at the truck stop',
    'mi tío me vende',
    'soy nativa y me andan vendiendo',
    'mi mamá nos vende por droga',
  ])('is shown the hotline: %s', (utterance) =>
    expect(firstFour(utterance)).toContain('national-human-trafficking-hotline'),
  );
  it.each(['he is selling me his truck', 'they sold me on the idea', 'me vende tamales la señora'])(
    'is not confused with somebody who is sold something: %s',
    (utterance) => expect(detector.detect(utterance)).toBeNull(),
  );
});

describe('negation', () => {
  it.each([
    "he didn't hit me",
    'i am not suicidal',
    "i'm not going to hurt myself",
    'i was not raped',
    'my boyfriend has never hurt me',
    'i never ran away',
    'no me pega',
    'no me violaron',
  ])('raises nothing: %s', (utterance) => {
    expect(detector.detect(utterance)).toBeNull();
  });

  it.each([
    "if i don't, he hits me",
    "he won't let me leave",
    "i don't want to live",
    'she never lets me go outside',
    'no me deja salir',
    'si no trabajo me pega',
  ])('raises where the negation is part of the danger: %s', (utterance) => {
    expect(detector.detect(utterance)).not.toBeNull();
  });
});

describe('tense, person and supposition', () => {
  it.each([
    ['he used to hit me', 'national-domestic-violence-hotline'],
    ['what if he finds me', 'emergency-911'],
    ['hypothetically what if my boss kept my passport', 'national-human-trafficking-hotline'],
    ['my cousin wants to kill herself', 'suicide-and-crisis-lifeline-988'],
  ])('%s', (utterance, contact) => {
    expect(firstFour(utterance)).toContain(contact);
  });

  it("uses the reply for another person's danger", () => {
    expect(detector.detect('a man is dragging a woman into his truck')?.replyId).toBe('escalation-third-person');
    expect(detector.detect('he is dragging me into his truck right now help me')?.replyId).not.toBe(
      'escalation-third-person',
    );
  });

  it.each([
    ['I work the desk at an inn and a man in 6 keeps sending men up to a girl who never comes down', 'en', 'other'],
    ['nurse here, her boyfriend answers for her and she will not look at me', 'en', 'other'],
    ['my boyfriend answers for me at the doctor and keeps my id', 'en', 'self'],
    ['my sister and i both owe him and he keeps our passports', 'en', 'self'],
    ['soy recepcionista y un señor manda hombres al cuarto de una muchacha que nunca sale', 'es', 'other'],
    ['mi novio guarda mi pasaporte y me manda con hombres', 'es', 'self'],
  ])('knows whose danger it is, whoever says "I": %s', (utterance, locale, whose) => {
    expect(detector.detect(utterance, locale)?.whose).toBe(whose);
  });

  it('speaks to both where it is not sure whose danger it is, with a line of the need that does, or with a common one', () => {
    const found = content.map(({ locale, signals }) =>
      (signals?.needs ?? [])
        .flatMap(({ id, examples, otherExamples }) =>
          [...examples, ...otherExamples].map((example) => ({ id, found: detector.detect(example, locale) })),
        )
        .filter(({ id, found }) => found?.whose === 'unsure' && found.need === id)
        .map(({ id, found }) => `${id}: ${found?.replyId}`),
    );
    for (const lines of found) {
      expect(lines).toContain('being-controlled: escalation-either');
      expect(lines).toContain('minor: escalation-minor');
      expect(lines).toContain('suicide: escalation-suicide-someone');
      expect(lines).toContain('medical: escalation-medical');
    }
  });

  it.each([
    ['my friend says she is going to kill herself tonight', 'en', 'escalation-suicide-someone'],
    ['my student has suicidal thoughts', 'en', 'escalation-suicide-someone'],
    ['my friend says she wants to die', 'en', 'escalation-suicide-someone'],
    ['my wife is suicidal', 'en', 'escalation-suicide-someone'],
    ['mi hermano se quiere matar', 'es', 'escalation-suicide-someone'],
    ['i want to die', 'en', 'escalation-suicide'],
    ['honestly i wanna disappear', 'en', 'escalation-suicide'],
    ['i want to disappear for a weekend with a book', 'en', undefined],
    ['my mom wishes i was dead and i want to kill myself', 'en', 'escalation-suicide'],
    ['quiero morirme', 'es', 'escalation-suicide'],
    ['i just took the whole bottle', 'en', 'escalation-suicide-now'],
  ])('uses a line that speaks to both where somebody else may want to die: %s', (utterance, locale, replyId) => {
    expect(detector.detect(utterance, locale)?.replyId).toBe(replyId);
  });

  it('tells a person who typed 911 that it is not 911', () => {
    expect(detector.detect('911')).toMatchObject({ need: 'not-911', replyId: 'escalation-not-911' });
    expect(detector.detect('911 he has a gun')).toMatchObject({
      need: 'immediate-danger',
      replyId: 'escalation-immediate-danger',
    });
  });
});

describe('several needs at once', () => {
  it.each([
    [
      'he locked me in and i want to die',
      ['emergency-911', 'suicide-and-crisis-lifeline-988', 'national-human-trafficking-hotline'],
    ],
    [
      'i ran away and the man i stay with says i owe him',
      ['national-runaway-safeline', 'national-human-trafficking-hotline'],
    ],
    ['my husband hits me and i have nowhere to go', ['national-domestic-violence-hotline', 'montana-211']],
    ['im blackfeet and my boyfriend hits me', ['national-domestic-violence-hotline', 'stronghearts-native-helpline']],
    [
      'my boss has my passport and says he will call immigration',
      ['national-human-trafficking-hotline', 'montana-legal-services'],
    ],
    ['im 15 and my uncle sells me', ['montana-child-abuse-hotline', 'national-human-trafficking-hotline']],
    ['my 14 year old daughter is missing', ['emergency-911', 'ncmec-cybertipline']],
    ['im gay and my parents kicked me out', ['national-runaway-safeline', 'trevor-project']],
  ])('%s', (utterance, contacts) => {
    expect(firstFour(utterance)).toEqual(expect.arrayContaining(contacts));
  });

  it('reports audiences where no need is raised', () => {
    expect(detector.read("i'm native, who can i talk to")).toMatchObject({
      escalation: null,
      audiences: ['native', 'native-in-danger'],
      audienceContacts: ['stronghearts-native-helpline'],
    });
  });

  it('takes a word of several meanings as a sign of who somebody is only when they are in danger', () => {
    expect(detector.read('is there a school in browning')).toMatchObject({ escalation: null, audienceContacts: [] });
    const contacts = detector.detect('he beat me up and left me in browning')?.contacts;
    expect(contacts?.slice(0, 4)).toContain('stronghearts-native-helpline');
  });
});

describe('police or an ambulance asked for', () => {
  it.each([
    ['en', 'we need deputies out at the grain elevator on frontage road'],
    ['en', 'requesting an ambulance at the boat ramp'],
    ['en', 'get a trooper to mile marker 212'],
    ['en', 'dispatch a couple units to the fairgrounds'],
    ['en', 'troopers need to get to exit 330'],
    ['en', 'could somebody send an officer over to the trailhead'],
    ['en', 'ambulance to room 19'],
    ['es', 'ocupo un oficial en el cuarto 9 del motel'],
    ['es', 'que vaya una patrulla a la salida 12'],
    ['es', 'manden al sheriff para aca'],
    ['es', 'me pueden mandar una ambulancia al rancho'],
  ])('at a place is answered with 911 first (%s): %s', (locale, utterance) => {
    expect(detector.detect(utterance, locale)?.contacts[0]).toBe('emergency-911');
  });

  it.each([
    ['en', 'need a cop costume for saturday'],
    ['en', 'need an officer to talk at our career day'],
    ['en', 'who sends police to the motels'],
    ['en', 'do i need a police report to get help'],
    ['en', 'i want to do a ride along with a trooper'],
    ['es', 'quien manda policia a los moteles'],
    ['es', 'necesito un disfraz de policia para la escuela'],
    ['es', 'necesito un reporte de la policia'],
  ])('for something else is not (%s): %s', (locale, utterance) => {
    expect(detector.detect(utterance, locale)).toBeNull();
  });
});

describe('wrongdoing', () => {
  const cases = content.flatMap(({ signals }) => (signals === null ? [] : [signals.wrongdoing]));

  it('is seen in its examples and is no escalation', () => {
    for (const utterance of cases.flatMap((each) => each.examples)) {
      expect(detector.read(utterance), utterance).toMatchObject({ wrongdoing: true, escalation: null });
    }
  });

  it('is not seen in the questions of people who want to understand or to be safe', () => {
    for (const utterance of cases.flatMap((each) => each.counterExamples)) {
      expect(detector.read(utterance).wrongdoing, utterance).toBe(false);
    }
  });

  it('gives way where the person is in danger themselves', () => {
    const { wrongdoing, escalation } = detector.read(
      'he told me how to pimp out girls and now he makes me sell my body',
    );
    expect(wrongdoing).toBe(false);
    expect(escalation?.contacts).toContain('national-human-trafficking-hotline');
  });
});

describe('somebody comes, or has found out', () => {
  it.each([
    ['en', 'he just walked in gotta go'],
    ['en', 'oh no shes awake have to hide'],
    ['en', 'gtg he is coming up the stairs'],
    ['en', 'he saw me typing bye'],
    ['en', 'the man who sells me is outside'],
    ['es', 'ya volvió, tengo que cerrar'],
    ['es', 'adiós, acaba de entrar'],
    ['es', 'ya me hallaron'],
    ['es', 'se dio cuenta que estoy escribiendo'],
    ['es', 'ya regresaron los que me tienen'],
    ['es', 'ya llegó el padrote, los dejo'],
  ])('is danger now, with 911 first (%s): %s', (locale, utterance) => {
    expect(detector.detect(utterance, locale)).toMatchObject({
      need: 'immediate-danger',
      contacts: expect.arrayContaining(['emergency-911']),
    });
    expect(detector.detect(utterance, locale)?.contacts[0]).toBe('emergency-911');
  });

  it.each([
    ['en', 'my carpool is here gotta go'],
    ['en', 'the pizza is here gtg'],
    ['es', 'ya llegó mi abuela por mí, adiós'],
    ['es', 'ya llegó mi camión, me voy'],
    ['es', 'ya entro a trabajar, adiós'],
  ])('is a goodbye where it is a ride or family (%s): %s', (locale, utterance) => {
    expect(detector.detect(utterance, locale)).toBeNull();
  });
});

describe('a Spanish verb in the first person', () => {
  it.each([
    'me quemo las piernas con un encendedor para no sentir',
    'me lastimo a proposito cada noche',
    'me araño los brazos cuando me siento sola',
    'apago colillas y me quemo yo misma',
  ])('is said of oneself: %s', (utterance) => expect(detector.detect(utterance, 'es')?.need).toBe('suicide'));

  it.each([
    'me pego en el codo con la puerta a cada rato',
    'siempre me golpeo la rodilla en la esquina de la cama',
    'me golpeo el dedo gordo contra la pata de la silla',
  ])('is no harm where it was a table: %s', (utterance) => expect(detector.detect(utterance, 'es')).toBeNull());

  it.each(['mi esposo me quemo con la plancha', 'me lastimo mi novio', 'me golpeo otra vez'])(
    'is the same as the third person without its accent: %s',
    (utterance) => expect(detector.detect(utterance, 'es')?.needs).toContain('partner-violence'),
  );
});

describe('words of wrongdoing', () => {
  it.each([
    ['en', 'which street do the call girls work in livingston'],
    ['en', 'going rate for a hooker around here'],
    ['en', 'where could a fella rent girls for the night'],
    ['en', 'know a massage place that does happy endings'],
    ['en', 'my wife ran to a shelter in havre, what is the address'],
    ['en', 'how do i bring women over from peru to dance in my club'],
    ['es', 'cuanto cobran las morras en livingston'],
    ['es', 'en que cantina de havre hay muchachas'],
    ['es', 'ocupo ubicar el carro de mi vieja'],
    ['es', 'mi señora se fue, en cual albergue de helena la tienen'],
    ['es', 'mis chavas no quieren atender, como las obligo'],
    ['es', 'que hago para que una chamaca me mande fotos'],
  ])('are heard in a wish to buy, sell, find or control (%s): %s', (locale, utterance) => {
    expect(detector.read(utterance, locale)).toMatchObject({ wrongdoing: true, escalation: null });
  });

  it.each([
    ['en', 'how much money do pimps make off one girl'],
    ['en', 'are local escorts usually trafficked'],
    ['en', 'he charges 150 for me'],
    ['en', 'i go to massage places with happy endings and want to quit'],
    ['en', 'which shelter is open tonight'],
    ['es', 'cuanto gana un padrote con una muchacha'],
    ['es', 'el cobra 150 por mi'],
    ['es', 'cual refugio esta abierto hoy'],
    ['es', 'quiero dejar de pagar por sexo'],
  ])('are not heard in a question, nor in what a victim or a buyer who stops says (%s): %s', (locale, utterance) => {
    expect(detector.read(utterance, locale).wrongdoing).toBe(false);
  });

  it.each([
    ['en', 'how do you keep a kid safe at a sleepover'],
    ['en', 'tips to keep girls safe at basketball camp'],
    ['en', 'best way to get a girl to stay out of his car'],
    ['en', 'how do i get a girl away from the man who sells her'],
    ['en', 'how to control kids on a field trip'],
    ['en', 'how do i sell girl scout cookies outside the store'],
    ['en', 'what does a hooker do in a rugby scrum'],
    ['es', 'como controlo mi enojo'],
    ['es', 'como vendo mi troca usada'],
    ['es', 'como rastreo el telefono de mi hija que no llego a dormir'],
    ['es', 'como me voy de la casa sin que me descubra'],
  ])('are not heard in care for somebody, or in plain talk (%s): %s', (locale, utterance) => {
    expect(detector.read(utterance, locale).wrongdoing).toBe(false);
  });
});

describe('short sentences', () => {
  it.each([
    ['no insulin since tuesday. he has it. breath smells like nail polish. sleepy', 'medical'],
    ['My aunt went to the camp for work. Nobody has heard. Her truck is still there.', 'missing-person'],
  ])('together tell what is needed: %s', (utterance, need) => {
    expect(detector.detect(utterance)?.need).toBe(need);
  });

  it('together tell whose the danger is', () => {
    const utterance = 'my husband hits things. last night it was me. im big so nobody would get it. ear rings';
    expect(detector.detect(utterance)?.replyId).toBe('escalation-partner-violence');
  });
});

describe('sayings', () => {
  it.each([
    ['en', 'my dad beat us in the basement', 'partner-violence'],
    ['en', 'he beats us 2 times a week', 'partner-violence'],
    ['en', 'my ex got out of jail and is outside', 'immediate-danger'],
    ['es', 'mi niña se perdio en el mall', 'missing-person'],
    ['es', 'me tiro la cena caliente en la cara', 'partner-violence'],
  ])('hide no danger that is told in nearly the same words (%s): %s', (locale, utterance, need) => {
    expect(detector.detect(utterance, locale)?.need).toBe(need);
  });

  it('do not make another person of whoever is choked', () => {
    expect(detector.detect('mi novia me apreto el cuello', 'es')?.replyId).not.toBe('escalation-third-person');
  });
});

describe('language', () => {
  it('does not take words of another language, seen in mixed lines, for its own', () => {
    for (const page of ['en', 'es']) {
      expect(detector.detect('son de la migra', page), page).toBeNull();
      expect(detector.detect('no me pega', page), page).toBeNull();
    }
  });
  it('answers in the language of the plea, whatever the page', () => {
    expect(detector.detect('no me deja salir', 'en')?.locale).toBe('es');
    expect(detector.detect("he won't let me leave", 'es')?.locale).toBe('en');
  });

  it('uses the language of the page where the utterance tells none', () => {
    expect(detector.detect('911', 'es')?.locale).toBe('es');
    expect(detector.detect('911', 'en')?.locale).toBe('en');
  });

  it.each(['mi novio took my passport', 'my jefe no me paga y tiene mis papeles'])(
    'hears two languages in one utterance: %s',
    (utterance) => {
      expect(firstFour(utterance)).toContain('national-human-trafficking-hotline');
    },
  );
});

describe('spelling, case and manners change nothing', () => {
  // Every example in which a phrase matches, not some of them: a change that one line in a thousand does not bear is found.
  const needs = examples.flatMap((example): [string, string][] => {
    const found = detector.detect(example);
    return found?.fired.some((phrase) => phrase !== 'learned') ? [[example, found.need]] : [];
  });
  const holds = (change: (example: string) => string) => {
    const broken = needs.filter(([example, need]) => detector.detect(change(example))?.need !== need);
    expect(broken).toEqual([]);
  };

  it('case', () => holds((example) => example.toUpperCase()));
  it('accents', () => holds((example) => example.normalize('NFD').replace(/\p{M}/gu, '')));
  it('punctuation at the end', () => holds((example) => `${example}!!! ...`));
  it('a greeting in front', () => holds((example) => `hi please ${example}`));
  it('spaces', () => holds((example) => `  ${example.replaceAll(' ', '   ')} `));
  // Except where a digit stands for a word, as in `ready 2 die`: such a digit is read by the word after it.
  it('letters that are repeated', () =>
    holds((example) => (/\d/.test(example) ? example : example.replace(/([aeiou])(?=[^a-z]*$)/i, '$1$1$1$1'))));

  it.each([
    'he wnot let me leave',
    'i am beign trafficked',
    'they lokced me in',
    'i was rapped',
    'helppp',
    'h e l p',
    'SOS',
    '🆘',
    'ayudenmee',
    'me encerrarron',
  ])('typos: %s', (utterance) => {
    expect(detector.detect(utterance)).not.toBeNull();
  });

  it.each(['i looked in the room', 'the road is blocked', 'my talk was taped', 'we rated the hotel'])(
    'does not take a common word for a typo: %s',
    (utterance) => {
      expect(detector.detect(utterance)).toBeNull();
    },
  );
});

describe('the pattern language', () => {
  const NEED: Need = {
    id: 'plea',
    contacts: ['one'],
    phrases: [],
    others: [],
    examples: [],
    otherExamples: [],
    counterExamples: [],
  };
  const signals = (phrases: string[], more: Partial<Signals> = {}): LocaleContent[] => {
    const need: Need = { ...NEED, phrases };
    return [
      bareLocale({
        signals: {
          words: { who: ['he', 'my boss'], loop: ['<loop>', 'x'] },
          spelling: {},
          fillers: ['please'],
          negations: ['not'],
          notMisspelt: [],
          sayings: [],
          frames: [],
          needs: [need],
          audiences: [],
          wrongdoing: { phrases: [], examples: [], counterExamples: [] },
          ...more,
        },
      }),
    ];
  };
  const raises = (phrase: string, utterance: string, more?: Partial<Signals>) =>
    learnedEscalation(signals([phrase], more)).detect(utterance) !== null;

  it.each([
    ['took my id', 'he took my id today', true],
    ['took my id', 'he took an id', false],
    ['(hit | beat up) me', 'they beat up me', true],
    ['[really] scared of him', 'scared of him', true],
    ['[really] scared of him', 'really scared of him', true],
    ['([really] | so) scared of him', 'scared of him', true],
    ['help ... help me', 'help someone help me', true],
    ['help ... help me', 'help me', false],
    ['traffick*', 'i am trafficked', true],
    ['<who> locks', 'my boss locks it', true],
    ['<who> ... locks', 'he always at night locks it', true],
    ['<who> ... locks', 'he goes and then every single night locks it', false],
    ['<who> ... locks', 'he does not locks it', false],
    ['suicidal', 'i am not suicidal', false],
    ['= help', 'please help', true],
    ['= help', 'help with homework', false],
    ['<loop> y', 'x y', true],
    ['(unclosed y', 'unclosed y', true],
    ['<absent> y', 'y', false],
  ])('%s in "%s": %s', (phrase, utterance, expected) => {
    expect(raises(phrase, utterance)).toBe(expected);
  });

  it('names the phrase that matched as it was written, whether or not it was learned from before', () => {
    const plain = signals(['(hit | beat up) me']);
    const learned = withLearnedSignals(plain);
    expect(JSON.stringify(learned)).not.toContain('hit | beat up');
    for (const content of [plain, learned])
      expect(learnedEscalation(content).detect('they beat up me')?.fired).toEqual(['(hit | beat up) me']);
  });

  it('lets no phrase match in the words of a saying', () => {
    expect(raises('killing me', 'he is killing me')).toBe(true);
    expect(raises('killing me', 'traffic is killing me', { sayings: ['traffic is killing me'] })).toBe(false);
    expect(raises('me again', 'traffic is killing me again', { sayings: ['traffic is killing me'] })).toBe(false);
    expect(raises('me', 'traffic is killing me and he hit me', { sayings: ['traffic is killing me'] })).toBe(true);
  });

  it('hears danger that is told in the words of a saying, from what was learned', () => {
    const numbers = Array.from({ length: 30 }, (_, at) => at);
    const taught: Need = {
      ...NEED,
      phrases: ['he hit me'],
      examples: numbers.map((at) => `he locked me out of the house in the snow ${at}`),
      counterExamples: numbers.map((at) => `the bank locked me out of my account ${at}`),
    };
    const content = signals([], { sayings: ['locked me out'], needs: [taught] });
    const { detect } = learnedEscalation(content);
    expect(detect('he locked me out of the house')).not.toBeNull();
    expect(detect('the bank locked me out')).toBeNull();
  });

  it('uses the first language of the content where the language of the page is not given', () => {
    expect(learnedEscalation(signals(['= help'])).detect('help')).toMatchObject({
      needs: ['plea'],
      contacts: ['one'],
      locale: 'en',
      fired: ['= help'],
    });
  });
});
