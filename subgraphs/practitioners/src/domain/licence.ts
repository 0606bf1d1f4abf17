/**
 * The words by which a service asks for a licence and a credential answers. One closed list, so that the two always meet: a
 * credential of another word opens nothing. What is in no list is a credential without a code.
 */
export const licenceWords = [
  'acupuncturist',
  'art-therapist',
  'ayurveda-practitioner',
  'chiropractor',
  'dietitian',
  'fitness-trainer',
  'heilpraktiker',
  'massage-therapist',
  'meditation-teacher',
  'mental-health-counselor',
  'midwife',
  'music-therapist',
  'naturopath',
  'nurse',
  'nutritionist',
  'occupational-therapist',
  'osteopath',
  'physician',
  'physiotherapist',
  'pilates-teacher',
  'psychologist',
  'psychotherapist',
  'social-worker',
  'speech-therapist',
  'yoga-teacher',
] as const;
export type LicenceWord = (typeof licenceWords)[number];
