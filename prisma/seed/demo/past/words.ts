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

export const replies = [
  "Thank you for the details. I could see it on your workspace and have corrected the setting; please reload the page once.",
  "I looked at the log of that hour: the job was waiting for a lock. It is through now, and the next run starts as usual.",
  "That is a known limit of your plan. I have raised it for this week, and here is how to stay below it afterwards.",
  "I sent you the document again, this time to the address you gave. Tell me if it is not there in ten minutes.",
  "The permission was missing on the second level. You have it now; sign out and in once so that it counts.",
  "I have reproduced it here. Until the fix is out, the export by date works around it.",
  "Your bank refused the confirmation. I extended the grace period by seven days, so nothing is switched off.",
  "It was a stale session. I ended all sessions of that account; the next sign-in is clean.",
  "The mapping had two columns with one name. I renamed the second, and your file goes through as it is.",
  "The other side answered 410, so we had stopped sending. Delivery is on again, and I replayed what was missed.",
];

export const questions = [
  "Could you tell me at which time it happened last, and in which browser?",
  "Which of your workspaces is it about? You have two under this address.",
  "May I look into the workspace with your permission? Please confirm with a short yes.",
  "Could you send me the name of the file you tried to import?",
];

export const answers = [
  "It was at half past nine, in Chrome.",
  "The one called Operations.",
  "Yes, please go ahead.",
  "The file is called orders-2026.csv.",
  "It happens every morning, since Tuesday.",
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
  "Unfortunately it happened again with the next file.",
  "The same problem as before, on another account.",
];

export const notes = [
  "Reproduced on a fresh workspace. The second request never leaves the queue; needs somebody who can read the job store.",
  "Customer has tried everything in the article. I suspect the new mapping, but cannot see it with my rights.",
  "Two traces with the same signature this week. Passing it on with both request ids in the thread.",
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
