/** Places of the invented town; none of that name is known to us. */
export const PLACES = {
  interchange: {
    name: 'Merrowby Interchange',
    address: 'Foundry Road, MR1 2AB',
    about: 'Bus stands and a waiting room; busy after school and empty after eight',
  },
  flat: {
    name: 'The flat over Kestrel Fried Chicken',
    address: '14a Cutler Street, MR1 4DE',
    about: 'Young people go in by the back stairs late in the evening',
  },
  hotel: {
    name: 'The Fell View Hotel',
    address: 'Station Parade, MR1 1AA',
    about: 'Rooms taken for one night and paid in cash',
  },
  carWash: {
    name: 'Station Yard hand car wash',
    address: 'Station Yard, MR2 3BD',
    about: 'People sleep in the unit behind it',
  },
  weir: { name: 'Weirside Park', address: 'Weir Lane, MR3 5GH', about: 'The shelter by the skate ramp' },
  pitch: {
    name: 'Beckfield playing field',
    address: 'Beck Lane, MR3 7HJ',
    about: 'Junior football, three evenings',
  },
} as const
export type PlaceName = keyof typeof PLACES

/** Who tells for their work: the hotel, the taxi firm, and so on; nobody of these names works anywhere. */
export interface Teller {
  readonly name: string
  readonly agency: string
  readonly role: string
  readonly domain: string
}
const teller = (name: string, role: string, agency: string, domain: string): Teller => ({
  name,
  role,
  agency,
  domain,
})
const HIGH = ['Merrowby High School', 'merrowby-high'] as const

/** Colleagues of the school whose safeguarding lead is among the people of the trial. */
export const SCHOOL: readonly Teller[] = [
  teller('Priya Calder', 'Teaching assistant', ...HIGH),
  teller('Helen Marrick', 'Form tutor', ...HIGH),
  teller('Tom Eastgate', 'PE teacher', ...HIGH),
  teller('Aisha Denholm', 'Attendance officer', ...HIGH),
  teller('Gwen Lorrimer', 'Lunchtime supervisor', ...HIGH),
  teller('Ben Ashcombe', 'Librarian', ...HIGH),
]
export const PARTNERS: readonly Teller[] = [
  teller('Carol Wetherly', 'Head teacher', 'St Hild’s Primary School, Merrowby', 'st-hilds'),
  teller('Samuel Oduya', 'Pastoral lead', 'Merrowby Sixth Form', 'merrowby-sixth'),
  teller('Nia Forrest', 'Practice nurse', 'Beck Lane Surgery', 'beck-lane'),
  teller('Dr Farah Quill', 'General practitioner', 'Beck Lane Surgery', 'beck-lane'),
  teller('Marcus Tate', 'Senior youth worker', 'Merrowby Youth Club', 'merrowby-youth'),
  teller('Ellie Brandreth', 'Youth worker', 'Merrowby Youth Club', 'merrowby-youth'),
  teller('Joan Prentiss', 'Family worker', 'Merrowby Family Hub', 'merrowby-families'),
  teller('Imran Kells', 'Housing officer', 'Merrowby Homes', 'merrowby-homes'),
]
export const TRADES: readonly Teller[] = [
  teller('Lena Ostrow', 'Receptionist', 'The Fell View Hotel', 'fell-view'),
  teller('Paul Gantry', 'Night manager', 'The Fell View Hotel', 'fell-view'),
  teller('Dilip Marsh', 'Driver', 'Beckside Taxis', 'beckside-taxis'),
  teller('Wendy Hobb', 'Dispatcher', 'Beckside Taxis', 'beckside-taxis'),
  teller('Chris Yarrow', 'Bus driver', 'Merrowby Buses', 'merrowby-buses'),
]
export const STREETS: readonly string[] = [
  'Foundry Road',
  'Cutler Street',
  'Weir Lane',
  'Beck Lane',
  'Station Parade',
  'Quarry Rise',
  'Larch Avenue',
  'Mill Terrace',
]
