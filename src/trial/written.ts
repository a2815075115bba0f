import type { Voice } from '../pack/index.ts'

/** Open comments. Two of them need telling, so that the queue has something to decide; nobody is named. */
export const WRITTEN: Readonly<Record<Voice, readonly string[]>> = {
  children: [
    'my mate says some older lads make him carry drugs for them and he owes them money. he is scared. i dont know who to tell',
    'have an assembly on it but with real examples not just a video',
    'A number you can text would be better, nobody rings.',
    'it should say what happens after you tell someone',
  ],
  parents: [
    'A girl in my daughter’s class was threatened by a man who waits near the bus station. The school says it is not on their site. Who do we ring?',
    'A list on the fridge with one number on it. I would not know where to start.',
    'More about games and group chats please. I know what to look for in town, not on a phone.',
    'Thank you for asking us.',
  ],
  practitioners: [
    'I send the form and never hear what became of it. A line back would help me to send the next one.',
    'Our training still shows a girl in every example. We need boys in it too.',
    'One page with the routes, by the phone in the staff room.',
  ],
}

/** Notes of a focus group, as somebody wrote them down. One line needs telling; names stand in them to be taken out. */
export const NOTES = `Focus group, Thursday evening. 8 young people, 13 to 16. Two workers. Wrote down as near as I could.

Q What would make you worried about a friend?
- if they stopped coming out with us and had a whole new crowd
- new trainers every week and no job
- nothing really, everyone does that
- if an older lad was always picking them up
- Jayden said his cousin was getting picked up from school by somebody nobody knew

Q Is having hundreds of people you don't know on your socials a worry?
- everyone has
- I dont know half of mine
- its only a worry if they message you
- settings are on public or nobody sees it

Q If you were worried what would you do?
- say something to them first
- I'd tell someone but I dont know who to ring
- my nana, she'd know what to do
- a teacher, if it was one you liked
- you'd be a grass

Q Does it happen to lads as well?
- lads get it with drugs, lasses with the other stuff
- lads wouldn't say though
- anyone

Q What would make it easier?
- one number you can text
- if you could say it without saying who you are
- someone telling you what happens after
`
