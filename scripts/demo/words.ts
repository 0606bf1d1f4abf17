/** A field of practice with its offers. The code is what articles and practitioners share. */
export interface Specialty {
  readonly code: string;
  readonly display: string;
  readonly services: readonly { readonly en: string; readonly de: string; readonly minutes: 30 | 45 | 60 | 75 }[];
}

export const specialtySystem = 'https://klear-karma.example/specialties';

export const specialties: readonly Specialty[] = [
  {
    code: 'massage',
    display: 'Massage therapy',
    services: [
      { en: 'Deep tissue massage', de: 'Tiefengewebsmassage', minutes: 60 },
      { en: 'Back and neck massage', de: 'Rücken- und Nackenmassage', minutes: 30 },
    ],
  },
  {
    code: 'yoga',
    display: 'Yoga therapy',
    services: [
      { en: 'Private yoga lesson', de: 'Yoga-Einzelstunde', minutes: 75 },
      { en: 'Breath and posture check', de: 'Atem und Haltung', minutes: 45 },
    ],
  },
  {
    code: 'physiotherapy',
    display: 'Physiotherapy',
    services: [
      { en: 'Physiotherapy, first visit', de: 'Physiotherapie, Erstbesuch', minutes: 60 },
      { en: 'Physiotherapy, follow-up', de: 'Physiotherapie, Folgebesuch', minutes: 30 },
    ],
  },
  {
    code: 'acupuncture',
    display: 'Acupuncture',
    services: [
      { en: 'Acupuncture, first visit', de: 'Akupunktur, Erstbesuch', minutes: 75 },
      { en: 'Acupuncture session', de: 'Akupunktur-Sitzung', minutes: 45 },
    ],
  },
  {
    code: 'nutrition',
    display: 'Nutrition counselling',
    services: [
      { en: 'Nutrition consultation', de: 'Ernährungsberatung', minutes: 60 },
      { en: 'Nutrition check-in', de: 'Ernährungs-Check', minutes: 30 },
    ],
  },
  {
    code: 'mindfulness',
    display: 'Mindfulness coaching',
    services: [
      { en: 'Mindfulness session', de: 'Achtsamkeitssitzung', minutes: 60 },
      { en: 'Sleep coaching', de: 'Schlafcoaching', minutes: 45 },
    ],
  },
];

export const practiceNames = [
  'Klarraum',
  'Stillwater',
  'Hinoki House',
  'Open Sky',
  'Quiet Harbour',
  'Morning Path',
  'Lindenhof',
  'Blue Reed',
];

export const givenNames = [
  'Mira Jonas Aiko Liam Nora Emil Hana Owen Ida Felix Yuki Clara Anton Zoe Ren Paula Theo Mina Hugo Leonie Kenji Ava Oskar Sumi Elias Greta',
  'Noah Lena Daichi Ruth Max Amelie Kaito Isla Moritz Sana Jakob Eva Finn Rosa Haru Vera Linus Maya Taro Edda Simon Alma Ben Toshi Livia Karl',
].flatMap((line) => line.split(' '));

export const familyNames = [
  'Lindqvist Tanaka Brandt Okafor Sommer Ishida Clarke Novak Weiss Moreau Kimura Hartmann Silva Fraser Nakano Vogel Bennett Rossi Adler',
  'Fujita Keller Macleod Duarte Winter Hoshino Berger Sinclair Costa Lorenz Mori Doyle Engel Sato Falk Grant Hayashi Jansen Kaya Lambert',
].flatMap((line) => line.split(' '));

/** Turns of a conversation about a visit, the client first. */
export const talks: Readonly<Record<'en' | 'de', readonly (readonly string[])[]>> = {
  en: [
    ['Is there parking near the studio?', 'Yes, behind the house, two hours are free.', 'Perfect, thank you!'],
    ['Should I bring anything?', 'Comfortable clothes are enough.'],
    ['I may be five minutes late.', 'No problem, I will wait for you.', 'Thanks a lot.', 'See you soon!'],
    ['Can we focus on my shoulders this time?', 'Of course. Tell me at the start where it pulls.'],
  ],
  de: [
    ['Gibt es Parkplätze in der Nähe?', 'Ja, hinter dem Haus, zwei Stunden sind frei.', 'Wunderbar, danke!'],
    ['Soll ich etwas mitbringen?', 'Bequeme Kleidung genügt.'],
    ['Ich komme vielleicht fünf Minuten später.', 'Kein Problem, ich warte.', 'Vielen Dank.', 'Bis gleich!'],
    ['Können wir uns diesmal um die Schultern kümmern?', 'Gern. Sagen Sie mir zu Beginn, wo es zieht.'],
  ],
};
