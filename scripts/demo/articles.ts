import type { ImportedArticle } from '@klear/content';
import { specialties } from './words.ts';

interface Piece {
  readonly slug: string;
  readonly codes: readonly string[];
  readonly en: readonly [title: string, summary: string, body: string];
  readonly de: readonly [title: string, summary: string, body: string];
}

const pieces: readonly Piece[] = [
  {
    slug: 'first-visit',
    codes: specialties.map(({ code }) => code),
    en: [
      'Your first visit',
      'What happens when you come for the first time.',
      'We begin with a talk: what brings you, what helps, what does not. Then we agree on a plan together.',
    ],
    de: [
      'Ihr erster Besuch',
      'Was beim ersten Termin geschieht.',
      'Wir beginnen mit einem Gespräch: was Sie herführt, was hilft und was nicht. Danach vereinbaren wir gemeinsam einen Plan.',
    ],
  },
  {
    slug: 'desk-breaks',
    codes: ['physiotherapy', 'massage'],
    en: [
      'Small breaks at the desk',
      'Three movements for shoulders and neck.',
      'Roll your shoulders, turn your head slowly to both sides, and stand up every half hour. Stop when it hurts.',
    ],
    de: [
      'Kleine Pausen am Schreibtisch',
      'Drei Bewegungen für Schultern und Nacken.',
      'Kreisen Sie die Schultern, drehen Sie den Kopf langsam zu beiden Seiten und stehen Sie jede halbe Stunde auf. Hören Sie auf, wenn es schmerzt.',
    ],
  },
  {
    slug: 'evening-calm',
    codes: ['mindfulness', 'yoga'],
    en: [
      'A calm evening',
      'A short routine before sleep.',
      'Dim the light an hour before bed, put the phone in another room, and breathe out longer than you breathe in.',
    ],
    de: [
      'Ein ruhiger Abend',
      'Ein kurzes Ritual vor dem Schlafen.',
      'Dimmen Sie das Licht eine Stunde vorher, legen Sie das Telefon in ein anderes Zimmer und atmen Sie länger aus als ein.',
    ],
  },
  {
    slug: 'water-and-meals',
    codes: ['nutrition'],
    en: [
      'Water and regular meals',
      'Why rhythm matters more than rules.',
      'Eat at similar times, drink when you are thirsty and a little before, and keep what you enjoy.',
    ],
    de: [
      'Wasser und regelmäßige Mahlzeiten',
      'Warum Rhythmus mehr zählt als Regeln.',
      'Essen Sie zu ähnlichen Zeiten, trinken Sie bei Durst und etwas davor, und behalten Sie, was Ihnen schmeckt.',
    ],
  },
  {
    slug: 'about-needles',
    codes: ['acupuncture'],
    en: [
      'About the needles',
      'What you feel, and what you do not.',
      'The needles are thin, sterile and used once. Most people feel warmth or a light pull, and many fall asleep.',
    ],
    de: [
      'Über die Nadeln',
      'Was man spürt und was nicht.',
      'Die Nadeln sind dünn, steril und werden einmal benutzt. Die meisten spüren Wärme oder ein leichtes Ziehen, viele schlafen ein.',
    ],
  },
  {
    slug: 'breathing',
    codes: ['yoga', 'mindfulness', 'physiotherapy'],
    en: [
      'Breathing with the belly',
      'The simplest exercise there is.',
      'Lay a hand on your belly. Let it rise as you breathe in and fall as you breathe out, ten times, without force.',
    ],
    de: [
      'Mit dem Bauch atmen',
      'Die einfachste Übung von allen.',
      'Legen Sie eine Hand auf den Bauch. Lassen Sie ihn beim Einatmen steigen und beim Ausatmen sinken, zehnmal, ohne Kraft.',
    ],
  },
];

/** Articles in English and German, told apart by piece and language. */
export function demoArticles(): ImportedArticle[] {
  return pieces.flatMap(({ slug, codes, ...texts }) =>
    (['en', 'de'] as const).map((locale) => {
      const [title, summary, body] = texts[locale];
      const source = `https://klear-karma.example/articles/${locale}/${slug}`;
      return { externalId: `${slug}/${locale}`, source, locale, title, summary, body: `<p>${body}</p>`, specialtyCodes: [...codes] };
    }),
  );
}
