/** Short things that people write on forms; a concern takes some of each. */
export const SEEN: Readonly<Record<string, string>> = {
  'going-missing': 'Not at home on two nights; came back at dawn and would not say from where.',
  'out-late': 'Comes in after midnight three times a week.',
  'unexplained-travel': 'Train tickets to places where nobody of the family lives.',
  'poor-attendance': 'Misses Mondays and Fridays since half-term.',
  'suddenly-compliant': 'Agrees to everything now, and looks at the door.',
  'unexplained-possessions': 'New trainers and a watch; said that somebody found them.',
  'unexplained-money': 'Eighty pounds in twenties in a pencil case.',
  'extra-phone': 'A second small phone, always on silent.',
  'hotel-or-travel-cards': 'A key card without a name fell out of a bag.',
  'worrying-internet-use': 'Online from eleven at night to four.',
  'many-unknown-contacts': 'Four hundred contacts, nearly all without a face.',
  'weak-privacy-settings': 'Everybody can see the street and the school.',
  'secretive-with-phone': 'Turns the phone over whenever somebody comes near.',
  'new-or-unknown-peers': 'A new group waits at the gate. Nobody knows their names.',
  'much-older-friends': 'The new friends drive and have flats of their own.',
  'less-contact-with-friends': 'Old friends say that nobody answers them any more.',
  'unknown-cars-or-taxis': 'Gets out of a different car each week, one street away.',
  'unexplained-injuries': 'Bruises on both wrists; a long sleeve in June.',
  'alcohol-or-drugs': 'Smelled of drink at nine in the morning.',
  'self-harm': 'Fresh cuts, seen when changing for PE.',
  withdrawn: 'Eats alone and flinches when somebody is loud.',
  'angry-rather-than-upset': 'Shouts when asked about the weekend.',
  debt: 'Asked a teacher for forty pounds “or else”.',
  'hostile-callers': 'Somebody rings the house at night and says nothing.',
  'offending-or-antisocial-behaviour': 'Brought back by the police with things from three shops.',
  'unsuitable-accommodation': 'Five mattresses in one room, no heating.',
  'no-documents-or-records': 'No GP, no school, no papers.',
  'us-and-them': 'Talks of “us” and “them”, and who will be sorry.',
}
export const FEELINGS: readonly string[] = [
  'Somebody else decides where this young person is.',
  'It is getting worse, and quickly.',
  'Fear, not defiance.',
  'There are others to whom it is done too.',
  'I think that we see a small part of it.',
  'The story was learnt by heart.',
  'I may be wrong, and would rather say it.',
  'Somebody was listening on the phone while we spoke.',
]
export const WANTS: readonly string[] = [
  'For it to stop, and for nobody to be told off.',
  'To go to school without being met at the gate.',
  'Wants the pictures gone.',
  'Somebody to talk to who is not family.',
  'Not to be moved away from friends.',
  'To sleep. “I just want to sleep.”',
  'Has not been asked yet: there was no safe moment.',
  'To feel safe at home again.',
]
export const OWN_WANTS: readonly string[] = [
  'I want it to stop. Dont tell my mam first.',
  'someone to make him leave me alone',
  'I dont want the police at school',
  'I want to know what happens next before it happens',
  'for my friend to be ok',
  'just to talk to someone',
]
export const KEEP_FROM: readonly string[] = [
  'The person named, and anybody who drives with them',
  'Whoever lives at that address',
  'Other pupils',
  'My employer',
  'An older cousin, who knows them',
  'Everybody in the group chat',
  'The stepfather, until somebody has spoken with the child',
]
export const TIMES: readonly string[] = [
  'last Tuesday',
  'most Fridays after school',
  'since half-term',
  'twice this week',
  'on Saturday night',
  'for about two months',
  'every morning before eight',
  'the day before yesterday',
]
export const SAFE_TIMES: readonly string[] = [
  'weekdays before three',
  'only at school',
  'after eight in the evening',
  'at lunch',
]
export const WELL: readonly string[] = [
  'A grandmother who is always there, and a form tutor whom they trust.',
  'Still comes to drumming on Thursdays.',
  'The family asks for help and keeps every appointment.',
  'Two good friends who worry too.',
  'Likes art, and talks while drawing.',
]
export const TRIED: readonly string[] = [
  'Mentoring in school since spring; it helped until the visits at the gate began.',
  'The youth club; stopped when the group waited outside.',
  'A family worker, for twelve weeks. The family would have her back.',
  'Nothing yet.',
]
export const IMPACT: readonly string[] = [
  'Sleeps little, eats little, and has stopped what was fun.',
  'Is frightened to be alone and frightened to be seen.',
  'Has lost weight, and friends, and says that nothing matters.',
  'Cannot sit through a lesson; watches the window.',
]
export const REASONS: readonly string[] = [
  'What was seen, by two people, in the last month; and that it is done to others too.',
  'Current, repeated, and the adult comes closer.',
  'One event, well described. The family protects.',
  'Little is known. What is known fits together.',
]
export const ENDS: readonly string[] = [
  'I do not know more than that.',
  'I have seen it more than once.',
  'Others have noticed too.',
  'I should have said so before.',
  'Please do not say that it came from here.',
  'I wrote it down the same evening.',
  'Nobody has asked the child yet, as far as I know.',
  '',
]
export const OWN_ENDS: readonly string[] = [
  'i dont know what to do',
  'please dont say it was me',
  'thats all i can say',
  'im not the only one',
  '',
]

/** Softer signs about one child, from colleagues who do not know of one another’s. */
export const SOFT: readonly { readonly says: string; readonly daysAgo: number; readonly half?: true }[] = [
  {
    says: 'Fell asleep in my lesson again today, the third time this month. Said that somebody keeps ringing at night.',
    daysAgo: 47,
  },
  {
    says: 'Has given up football, which was everything. Somebody from outside school shouted something over the fence and waited.',
    daysAgo: 34,
  },
  {
    says: 'New trainers, new coat. Said that a friend of a friend buys them. Two lates a week since then.',
    daysAgo: 21,
  },
  {
    says: 'A silver car was waiting by the bottom gate at lunch. The driver called the name and would not give theirs. The plate began {half}.',
    daysAgo: 12,
    half: true,
  },
  {
    says: 'Stayed in the library until I locked up and asked which way I walk home. Somebody at the Interchange had asked for money.',
    daysAgo: 4,
  },
]
