/** What people of the demo's past write. Frames around the sentences of the taxonomy, and everything said after them. */

export const openings = [
  "",
  "",
  "",
  "Hi, ",
  "Hello, ",
  "Hi team, ",
  "Good morning. ",
  "Hey, quick one: ",
  "Hello Tessel, ",
  "Hi there. ",
  "Sorry to bother you again. ",
];

export const closings = [
  "",
  "",
  "",
  " Thanks in advance.",
  " Could you have a look?",
  " We are on the business plan.",
  " It worked last week.",
  " Any hint helps.",
  " Thank you, and have a nice day.",
  " It is the same in Firefox and Chrome.",
  " Our whole team has it.",
  " The launch is tomorrow, so this is urgent.",
  " I would rather not wait until Monday.",
];

/** Some customers are short of patience; rare enough to stand out. */
export const outbursts = [
  " This is the third time I am writing about it and I am really frustrated.",
  " Please let me talk to a human being.",
  " Honestly, this is unacceptable for what we pay.",
];

export const confirmations = [
  "Yes, that worked. Thank you!",
  "Solved, thanks.",
  "That did it, thank you so much.",
  "Works now. Cheers",
  "Perfect, thanks!",
];

export const objections = [
  "That did not help, the page still looks the same.",
  "I tried that already, it is not the reason.",
  "No, that is not what I meant.",
  "It still does not work, sorry.",
];

export const returns = [
  "It is back again since this morning.",
  "Unfortunately it is the same again today.",
  "The same as before, now for a colleague of mine.",
];

export const notes = [
  "I have checked all that I can see. The rest is beyond my rights; needs somebody who can look deeper.",
  "Customer has tried everything in the article. I have a suspicion, but cannot check it with my rights.",
  "Two of the same kind this week. Passing it on; the other ticket is linked in the thread.",
  "Exceeds what I may decide. All figures are in the message above.",
];

export const praise = ["Quick and friendly.", "Exactly what I needed.", "Great, as always.", null, null, null];
export const middling = ["Fine in the end, but it took a while.", "Solved, though I had to ask twice.", null, null];
export const blame = ["Waited far too long.", "I had to explain everything again.", "Not solved, I gave up.", null];

export const firstNames = [
  "Alma",
  "Bashir",
  "Carla",
  "Dmitri",
  "Edith",
  "Farah",
  "Goran",
  "Hanne",
  "Idris",
  "Jolanda",
  "Kaito",
  "Lucia",
  "Malik",
  "Nadia",
  "Otto",
  "Paloma",
  "Quentin",
  "Rosa",
  "Soren",
  "Tamsin",
  "Ulla",
  "Vera",
  "Wes",
  "Yara",
];
export const lastNames = [
  "Abara",
  "Bakker",
  "Calder",
  "Demir",
  "Eriksen",
  "Fontaine",
  "Grieg",
  "Haruno",
  "Ivers",
  "Jansen",
  "Keller",
  "Lehto",
  "Mbeki",
  "Nakata",
  "Olsen",
  "Pires",
  "Quist",
  "Roux",
  "Sato",
  "Torres",
  "Unger",
  "Vance",
  "Weiss",
  "Zeman",
];
export const companyFirst = [
  "Amber",
  "Bluebird",
  "Cedar",
  "Delta",
  "Ember",
  "Foxglove",
  "Granite",
  "Harbour",
  "Ivory",
  "Juniper",
  "Kite",
  "Linden",
];
export const companyLast = ["Analytics", "Foods", "Mobility", "Works"];
