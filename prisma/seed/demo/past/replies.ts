/** What people of the demo's past answer and ask, by what the customer wrote about; null = none of the issue types. */

const byType: Record<string, [string, string, string]> = {
  "sign-in": [
    "It was a stale session. I ended all sessions of your account; the next sign-in is clean.",
    "The account was locked after five wrong passwords. I unlocked it and sent a fresh link, good for one hour.",
    "I reset the second factor. Sign in with your password and set up the new device when you are asked to.",
  ],
  "sso-setup": [
    "The certificate of your identity provider had run out. I stored the new one, and the test sign-in went through.",
    "The audience in your settings ended with a slash. Without it the assertion is accepted; the guide now says so.",
    "I sent you our metadata and the list of attributes. Map the e-mail address as the name id, then test with one person.",
  ],
  "roles-permissions": [
    "The permission was missing on the second level. You have it now; sign out and in once so that it counts.",
    "Owner and admin are two roles: only an owner hands ownership on. I sent the present owner a request to confirm.",
    "The dashboard was shared with a group that you had left. You are in it again and can edit.",
  ],
  "user-invite": [
    "Your mail server had held the invitations back. I sent them again from our second address; they have arrived.",
    "All seats were taken. I freed two that nobody had used for months, and the invitations are out.",
    "The invitation had run out after seven days. There is a new one in the inbox, and the old link is gone.",
  ],
  "account-closure": [
    "The workspace closes at the end of the paid month. Until then you can take everything with you as an archive.",
    "I have confirmed the closure in writing. The data is erased after thirty days, and you get a note when it is done.",
    "The account is closed. The last invoice stays readable under the link that I sent to your billing address.",
  ],
  invoice: [
    "I sent you the document again, this time to the address you gave. Tell me if it is not there in ten minutes.",
    "Your tax number is on file now. I reissued the last invoice with it, and all later ones will carry it.",
    "The extra line is the seats that were added in the middle of the month. I attached the sum, day by day, to the invoice.",
  ],
  "payment-failed": [
    "Your bank refused the confirmation. I extended the grace period by seven days, so nothing is switched off.",
    "The card on file had run out. With the new one the payment went through a minute ago.",
    "I sent a payment link that works with a bank transfer, too. The workspace stays open meanwhile.",
  ],
  "plan-change": [
    "The change is in force. You pay the difference for the days that are left, and the new price from next month on.",
    "I moved you to the smaller plan from the next cycle on; what it does not include is listed in the mail I sent.",
    "I extended the trial by seven days, so that your team can decide without hurry.",
  ],
  refund: [
    "The second charge goes back to your card; banks take three to five working days for it.",
    "I settled the difference as a credit: it is taken off the next invoice by itself.",
    "I have looked at the charge: here is what it is for, and what of it we take back.",
  ],
  "data-import": [
    "The mapping had two columns with one name. I renamed the second, and your file goes through as it is.",
    "The file was read with the wrong date format. I set it to day first and ran the import again; the rows are right now.",
    "The import waited behind a very large one. It is through, and you can see its 4,200 rows under Imports.",
  ],
  "export-report": [
    "I have reproduced it here. Until the fix is out, the export by date works around it.",
    "The report was set to a time zone of its own. It now runs at eight in yours and carries the full day.",
    "The page was too narrow for the table. In landscape the PDF holds all columns; I switched it for you.",
  ],
  "slow-performance": [
    "One widget asked for two years of rows each time. With the filter I set, the dashboard loads in three seconds.",
    "Your region was slow between nine and eleven. That is over, and I will watch your workspace for the rest of the day.",
    "An index was missing after last week's change. It is built now; please reload the page once.",
  ],
  "ui-bug": [
    "I could reproduce it: the footer covers the button in low windows. The fix is out; please reload the page once.",
    "It comes from a stored layout of the old version. I cleared it, and the widgets stay where you put them.",
    "That was our mistake of Tuesday. It is mended since noon, also in dark colours.",
  ],
  notifications: [
    "The address was on our bounce list. I took it off, and the test message has arrived.",
    "The alert was muted by a rule of your workspace. It is on again, for failures only, as you wanted.",
    "The channel in Slack had been renamed. I connected it anew; the next alert goes there.",
  ],
  "feature-request": [
    "Thank you for the idea. It is on the list with your words, and you will hear from us when it is decided.",
    "Something close to it exists already: saved views do it for one person. I noted your wish to have it for teams.",
    "It is planned, but not for this quarter. I added your workspace to those who may try it first.",
  ],
  "api-error": [
    "The key lacked the scope for writing. I showed your admin where to add it; the same call answers 200 now.",
    "A deployment of ours answered 500 for nine minutes. It is over; requests from then can simply be sent again.",
    "The field changed its name in the version that you call. With the old version in the header it works as before.",
  ],
  "webhook-delivery": [
    "The other side answered 410, so we had stopped sending. Delivery is on again, and I replayed what was missed.",
    "Your end took longer than ten seconds, so we sent it twice. Answer first and work later, and doubles are gone.",
    "The signature is made from the raw body. Compare it before parsing; I put a tested example into the mail.",
  ],
  "data-sync": [
    "I looked at the log of that hour: the job was waiting for a lock. It is through now, and the next run starts as usual.",
    "The connection had lost its permission on the other side. After a new consent the sync caught up within minutes.",
    "Two fields were no longer mapped after the change over there. I mapped them and started a full run.",
  ],
  "rate-limit": [
    "That is a known limit of your plan. I have raised it for this week, and here is how to stay below it afterwards.",
    "One script asked for every record by itself. With pages of 500 you stay far below the limit.",
    "The limit counts per key. I explained to your developers how to wait for the time in the header.",
  ],
};

const outOfScope: [string, string, string] = [
  "This is the desk of Tessel, the dashboards for teams: I cannot look into that for you. Please ask whoever sold it to you.",
  "I think this was meant for somebody else: we have neither your order nor your data here. I close it, so nothing is open.",
  "That is nothing we offer or can see from here, I am sorry. If it is about your Tessel workspace after all, write again.",
];

/** Three answers that fit what the customer wrote about. */
export const repliesTo = (label: string | null): readonly string[] =>
  (label === null ? null : byType[label]) ?? outOfScope;

/** A question and what customers answer it. */
export interface Exchange {
  question: string;
  answers: readonly string[];
}

const always: Exchange[] = [
  {
    question: "Which of your workspaces is it about? You have two under this address.",
    answers: ["The one called Operations.", "It is the one for our Lisbon office."],
  },
  {
    question: "May I look into the workspace with your permission? Please confirm with a short yes.",
    answers: ["Yes, please go ahead.", "Yes, you may."],
  },
];
const when: Exchange = {
  question: "Could you tell me at which time it happened last, and in which browser?",
  answers: ["It was at half past nine, in Chrome.", "It happens every morning since Tuesday, in Firefox."],
};
const which: Exchange = {
  question: "Could you send me the name of the file that it is about?",
  answers: ["The file is called orders-2026.csv.", "It is the one named customers-march.xlsx."],
};
const whose: Exchange = {
  question: "Under which company name is the contract, please?",
  answers: ["It is in the name of our holding, with the same address.", "The name is the one in my signature."],
};
const what: Exchange[] = [
  {
    question: "What was it about, and did you buy it from Tessel?",
    answers: ["Oh, then I am wrong here.", "No, I did not."],
  },
  {
    question: "Do you have a Tessel account at all?",
    answers: ["No, I do not think so.", "My company has one, I believe."],
  },
];

const more: Record<string, Exchange[]> = {
  ...Object.fromEntries(["sign-in", "slow-performance", "ui-bug", "api-error"].map((id) => [id, [when]])),
  ...Object.fromEntries(["data-import", "export-report"].map((id) => [id, [which]])),
  ...Object.fromEntries(["invoice", "payment-failed", "refund", "plan-change"].map((id) => [id, [whose]])),
};

/** What is asked back about something. */
export const exchangesAbout = (label: string | null): readonly Exchange[] =>
  label === null ? what : [...always, ...(more[label] ?? [])];

const isAsked = (text: string) => (one: Exchange) => text.includes(one.question);

/** What customers answer to a message that asks one of the questions, or, to any other, as much as to say go on. */
export const answersTo = (text: string): readonly string[] =>
  [...always, ...what, ...Object.values(more).flat()].find(isAsked(text))?.answers ?? ["Yes, please go ahead."];
