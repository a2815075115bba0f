export const HARMS = ['sexual', 'criminal', 'trafficking', 'radicalisation', 'violence', 'online'] as const
export type HarmDone = (typeof HARMS)[number]

/**
 * What somebody does to a child. {who} does it and stands first; {child} is only ever whom it is done to, so that the
 * same sentence is right for “me”, a name and “the young people”.
 */
export interface Act {
  readonly says: string
  /** What it is on the form of a worry. */
  readonly happening: readonly string[]
  readonly signs: readonly string[]
  /** Which items of the assessment it is evidence for. */
  readonly items: readonly string[]
}
const act = (says: string, happening: string, signs: string, items: string): Act => {
  const [h, s, i] = [happening, signs, items].map((text) => text.split(' ').filter((one) => one !== ''))
  return { says, happening: h ?? [], signs: s ?? [], items: i ?? [] }
}

export const ACTS: Readonly<Record<HarmDone, readonly Act[]>> = {
  sexual: [
    act(
      '{who} takes {child} to {place} and locks the door behind them',
      'sexual-contact cannot-get-away',
      'out-late unknown-cars-or-taxis',
      'adults-places coercion-made',
    ),
    act(
      '{who} buys vodka and vapes for {child} and asks for something in return',
      'owes not-sure',
      'alcohol-or-drugs unexplained-possessions',
      'adults-gifts substances-used',
    ),
    act(
      '{who} touches {child} and says that nobody will listen',
      'sexual-contact threatened',
      'withdrawn self-harm',
      'health-sexual coercion-threats',
    ),
    act(
      '{who} says that nobody else may speak to {child}, and checks the phone',
      'cannot-get-away',
      'less-contact-with-friends secretive-with-phone',
      'adults-older technology-phone',
    ),
    act(
      '{who} books a room at {place} and has {child} brought there',
      'sexual-contact',
      'hotel-or-travel-cards going-missing',
      'adults-places missing-often',
    ),
    act(
      '{who} brings other adults to {child} at {place}',
      'sexual-contact danger-now',
      'going-missing unexplained-injuries',
      'coercion-group adults-cars',
    ),
    act(
      '{who} waits in {car} and messages {child} until the phone is answered',
      'frightened',
      'unknown-cars-or-taxis secretive-with-phone',
      'adults-cars technology-contact',
    ),
  ],
  criminal: [
    act(
      '{who} has {child} carry packets from {place} to other towns',
      'carry-or-sell',
      'unexplained-travel going-missing',
      'coercion-made missing-far',
    ),
    act(
      '{who} asks {child} to pay for a lost bag, and for more each week',
      'owes threatened',
      'debt unexplained-money',
      'substances-debt coercion-threats',
    ),
    act(
      '{who} gave a second phone to {child} and rings it day and night',
      'frightened',
      'extra-phone secretive-with-phone',
      'technology-phone adults-gifts',
    ),
    act(
      '{who} picks {child} up in {car} before the first lesson',
      'not-sure',
      'unknown-cars-or-taxis poor-attendance',
      'adults-cars education-absent',
    ),
    act(
      '{who} sends {child} into the shops at {place} to steal to order',
      'carry-or-sell',
      'offending-or-antisocial-behaviour new-or-unknown-peers',
      'coercion-made coercion-group',
    ),
    act(
      '{who} uses the bank card of {child} to move money',
      'not-sure owes',
      'unexplained-money',
      'substances-debt coercion-made',
    ),
    act(
      '{who} showed {child} a knife and told {child} to hold on to it',
      'weapon threatened',
      'withdrawn much-older-friends',
      'coercion-threats adults-older',
    ),
  ],
  trafficking: [
    act(
      '{who} brings {child} to {place} at six in the morning and takes the wages',
      'cannot-get-away',
      'poor-attendance unsuitable-accommodation',
      'home-unsuitable coercion-made',
    ),
    act(
      '{who} keeps the passport of {child} in a drawer',
      'cannot-get-away threatened',
      'no-documents-or-records',
      'coercion-threats',
    ),
    act(
      '{who} moves {child} between houses in {car} and says nothing of where',
      'cannot-get-away',
      'unexplained-travel no-documents-or-records',
      'missing-far home-unsettled',
    ),
    act(
      '{who} answers every question that somebody asks {child}',
      'not-sure',
      'withdrawn suddenly-compliant',
      'trust adults-older',
    ),
    act(
      '{who} tells {child} to say eighteen if anybody asks',
      'not-sure',
      'suddenly-compliant',
      'coercion-made',
    ),
  ],
  radicalisation: [
    act(
      '{who} sends {child} films of attacks and asks which one was best',
      'not-sure frightened',
      'worrying-internet-use angry-rather-than-upset',
      'technology-contact emotional-change',
    ),
    act(
      '{who} invites {child} to closed meetings at {place} and collects the phones at the door',
      'not-sure',
      'new-or-unknown-peers us-and-them',
      'coercion-group adults-places',
    ),
    act(
      '{who} tells {child} that the teachers are the enemy and must be filmed',
      'threatened',
      'us-and-them',
      'coercion-made education-changed',
    ),
    act(
      '{who} gives {child} stickers and leaflets to put up at night',
      'carry-or-sell',
      'out-late us-and-them',
      'coercion-made missing-often',
    ),
    act(
      '{who} asks {child} for the names of families in the street',
      'frightened',
      'secretive-with-phone us-and-them',
      'emotional-change technology-contact',
    ),
  ],
  violence: [
    act(
      '{who} beat {child} at {place} while others filmed it',
      'hurt',
      'unexplained-injuries withdrawn',
      'health-injury coercion-group',
    ),
    act(
      '{who} waits for {child} after school and says that a knife will come next',
      'threatened weapon',
      'poor-attendance withdrawn',
      'coercion-threats education-absent',
    ),
    act(
      '{who} took the coat and the phone of {child} in front of everybody',
      'hurt threatened',
      'unexplained-injuries',
      'coercion-threats',
    ),
    act(
      '{who} makes {child} fight younger ones at {place}',
      'hurt cannot-get-away',
      'unexplained-injuries angry-rather-than-upset',
      'coercion-made emotional-harm',
    ),
    act(
      '{who} posts the address of {child} in a group chat and says who should go round',
      'threatened frightened',
      'hostile-callers',
      'technology-contact family-harm',
    ),
  ],
  online: [
    act(
      '{who} got a picture from {child} and asks for more, or everybody will see it',
      'threatened owes',
      'secretive-with-phone self-harm',
      'technology-images emotional-harm',
    ),
    act(
      '{who} says sixteen, never shows a face, and wants to meet {child} at {place}',
      'not-sure',
      'many-unknown-contacts worrying-internet-use',
      'technology-contact',
    ),
    act(
      '{who} sends {child} game credit each night and asks for secrets in return',
      'owes',
      'unexplained-possessions worrying-internet-use',
      'adults-gifts technology-contact',
    ),
    act(
      '{who} put {child} into a group where strangers are asked to send videos',
      'sexual-contact',
      'many-unknown-contacts weak-privacy-settings',
      'technology-images coercion-group',
    ),
    act(
      '{who} tells {child} to hurt themselves on camera and counts down',
      'hurt frightened',
      'self-harm withdrawn',
      'emotional-harm technology-images',
    ),
    act(
      '{who} made an account with the face of {child} and sells pictures there',
      'sexual-contact threatened',
      'hostile-callers withdrawn',
      'technology-images',
    ),
  ],
}
