import { v5 } from "uuid";

/** Help articles of the made-up product Tessel, written for the demo. The last one is seeded as a draft. */
export const articles: { title: string; body: string; issueTypeId: string }[] = [
  {
    title: "Reset your password or get past a locked sign-in",
    issueTypeId: "sign-in",
    body: `Hello {{customer.name}},

Choose **Forgotten your password?** on the sign-in page. The mail arrives within two minutes and its link works once, for 30 minutes.

## The mail does not arrive
1. Look in the spam folder for \`no-reply@tessel.example\`.
2. Check that you use the address of your Tessel account. People who were invited sign in with the invited address.
3. If your company signs in with single sign-on there is no password to reset: choose **Sign in with SSO** instead.

## The account is locked
Ten wrong passwords lock an account for 15 minutes. The lock ends by itself; a new password ends it at once.

> If you lost your second factor, use one of the recovery codes that you saved when you set it up.`,
  },
  {
    title: "An invitation did not arrive",
    issueTypeId: "user-invite",
    body: `Invitations are valid for **seven days**. Under *Settings, People* each one shows where it stands.

| State | Meaning | What to do |
| --- | --- | --- |
| Sent | On its way, or in a spam folder | Wait ten minutes, then **Send again** |
| Bounced | The address does not exist | Correct it and **Send again** |
| Expired | Older than seven days | **Send again** makes a new link |
| Accepted | The person has an account | They can sign in |

Sending again makes the earlier link invalid. Only workspace admins may invite.`,
  },
  {
    title: "Download or change an invoice",
    issueTypeId: "invoice",
    body: `Every invoice is at *Billing, Invoices* and can be downloaded as PDF.

- A new **address or VAT number** applies to open invoices at once.
- A **closed invoice** cannot be edited. We issue it again with the new details and cancel the old one; please quote ticket {{ticket.number}} if your accountants ask.
- To have invoices sent to **another address**, add it at *Billing, Recipients*. Up to five are possible.

Only people with the role *Billing* or *Owner* see invoices.`,
  },
  {
    title: "A card payment failed",
    issueTypeId: "payment-failed",
    body: `Hello {{customer.name}},

a failed payment does not close your workspace. We try again after **one, three and seven days** and keep everything running for 14 days.

1. Open *Billing, Payment method* to see what the bank answered.
2. *Insufficient funds* or *expired card*: replace the card, then choose **Pay now**.
3. *Authentication required*: your bank wants a confirmation. **Pay now** opens its page.
4. *Declined without a reason*: only your bank can say more.

If two payments appear, one is a reservation. Banks release it within five working days.

Kind regards
{{agent.name}}, {{desk.name}}`,
  },
  {
    title: "How refunds are decided and how long they take",
    issueTypeId: "refund",
    body: `| Plan | Refundable | Within |
| --- | --- | --- |
| Monthly | the current month | 14 days of the charge |
| Annual | the unused full months | 30 days of the renewal |
| Add-ons | what was not used | 14 days of the charge |

A refund goes back to the card or account that paid, never to another one. It takes **five to ten working days** after we approve it, depending on the bank.

A charge that you do not recognise is not a refund case: write to us before you dispute it with the bank, because a dispute locks billing for weeks.`,
  },
  {
    title: "Change your plan or the number of seats",
    issueTypeId: "plan-change",
    body: `Go to *Billing, Plan*. The page shows the new price before anything is charged.

- **Upgrading** counts at once. You pay the difference for the days that are left.
- **Downgrading** counts from the next period. Until then nothing changes.
- **Seats** can be added at any time. Removed seats are free again from the next period.

Before you downgrade, look at *Billing, What would change*: it lists the dashboards, sources and people over the new limits. Nothing is deleted; what is over the limit becomes read-only.`,
  },
  {
    title: "Export more than 10,000 rows",
    issueTypeId: "export-report",
    body: `The quick export stops at **10,000 rows**. For everything choose *Export, Full*: the file is made in the background and a link arrives by e-mail.

- Formats: CSV (UTF-8) or Parquet.
- The link works for 48 hours and only for people of the workspace.
- A full export takes about a minute for each million rows.

If a spreadsheet shows broken letters, import the CSV as UTF-8 instead of opening it with a double click.`,
  },
  {
    title: "Map columns when importing a file",
    issueTypeId: "data-import",
    body: `1. Choose *Data, Import* and drop a CSV or XLSX file of up to **500 MB**.
2. Tessel proposes a type for each column. Check dates and amounts: \`03/04/2026\` may be March or April.
3. Pick the **key column**. Rows with a known key are updated, others are added.
4. **Test run** reads the first thousand rows and lists what would fail.

## Frequent errors
- \`E_TYPE_MISMATCH\`: a value does not fit the column. The report names row and value.
- \`E_DUPLICATE_KEY\`: a key occurs twice in the file. The first one wins.
- \`E_ENCODING\`: save the file as UTF-8.`,
  },
  {
    title: "When a source stops synchronising",
    issueTypeId: "data-sync",
    body: `Look at *Data, Sources*: each source shows its last run and, when it failed, why.

| Message | Cause | Remedy |
| --- | --- | --- |
| Credentials refused | The password or token changed | **Reconnect** |
| Schema changed | A column was renamed or removed | **Review changes**, then run again |
| Timed out | The source answers too slowly | Choose a smaller window or a replica |
| Paused | Five failures in a row | Repair the cause, then **Resume** |

A resumed source catches up from where it stopped. Rows are never written twice, because each carries its key.`,
  },
  {
    title: "Make a slow dashboard fast again",
    issueTypeId: "slow-performance",
    body: `Open the dashboard and choose **Why is this slow?** in its menu. It lists the tiles by time.

- Tiles over **more than 90 days** of raw events: switch them to a daily summary.
- Many filters on one page: *Apply together* asks once instead of once for each filter.
- A tile with *live* data runs on every view. Every 15 minutes is enough for most.

If everything is slow and not one dashboard, look at [the status page](https://status.tessel.example) first.`,
  },
  {
    title: "Choose which notifications you get",
    issueTypeId: "notifications",
    body: `*Profile, Notifications* sets what reaches you, and how often.

- **Summaries**: daily, weekly or never.
- **Alerts** can be muted for each dashboard, for a day or for good.
- **Quiet time** is set for everybody by a workspace admin. Critical alerts break through it.

Mail from us comes from \`no-reply@tessel.example\`. If it lands in spam, ask your administrators to allow that sender.`,
  },
  {
    title: "Verify a webhook's signature",
    issueTypeId: "webhook-delivery",
    body: `Each delivery carries \`X-Tessel-Signature\`. Compute HMAC-SHA-256 over the **raw body** with the endpoint's secret and compare in constant time.

\`\`\`js
const expected = createHmac("sha256", secret).update(rawBody).digest("hex");
const isOurs = timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
\`\`\`

Frequent mistakes:

1. The body was parsed and written again. One changed space changes the signature.
2. The sandbox signs with **its own secret**.
3. The secret was rotated. Both are valid for 24 hours.

Deliveries that are not answered with 2xx within ten seconds are repeated for three days.`,
  },
  {
    title: "Rotate a SAML certificate without an interruption",
    issueTypeId: "sso-setup",
    body: `1. Open *Security, Single sign-on* and choose **Add certificate**. Do not remove the old one.
2. Activate the new certificate at your identity provider.
3. Let one person sign in. The log under *Security, Sign-ins* shows which certificate was used.
4. Remove the old certificate.

Both are accepted until the old one is removed, so nobody is locked out. An owner can always sign in with a recovery link if the provider's settings are wrong.`,
  },
  {
    title: "Handle 429 answers from the API",
    issueTypeId: "rate-limit",
    body: `The API allows **600 requests a minute** for each key. Above that it answers \`429 Too Many Requests\`.

- \`Retry-After\` says how many seconds to wait. Waiting less prolongs it.
- \`X-RateLimit-Remaining\` says what is left of the current minute.
- Use the bulk endpoints: one call takes up to 500 rows.

Hello {{customer.name}}, if your integration needs more for a while, tell us the key's name and the expected rate, and {{desk.name}} raises the limit for it.`,
  },
  {
    title: "Which error the API gave, and what to send us",
    issueTypeId: "api-error",
    body: `Every answer of the API that is not 2xx carries a JSON body with \`code\`, \`message\` and \`requestId\`.

| Status | What it means | What to do |
| --- | --- | --- |
| 400 | A field is missing or has the wrong type | \`message\` names the field |
| 401 | The key is unknown, revoked or from another region | Create a new one at *Settings, API keys* |
| 403 | The key may read but not write | Give it the scope that \`message\` names |
| 409 | Somebody changed the row meanwhile | Read it again, then send your change |
| 5xx | Our side failed | Repeat with a growing pause, at most five times |

Writing calls accept an \`Idempotency-Key\`. With it a repeated call never writes twice.

If a 5xx answer lasts longer than a few minutes, send us **two or three values of \`requestId\`**. They let us find the calls; please leave the key itself out.`,
  },
  {
    title: "Close an account or a workspace, and what happens to the data",
    issueTypeId: "account-closure",
    body: `Hello {{customer.name}},

closing is in your own hands and can be taken back for 30 days.

1. Export what you want to keep: *Settings, Workspace, Export everything*. A link arrives by e-mail.
2. An **owner** chooses *Settings, Workspace, Close workspace* and types the workspace's name.
3. Everybody is signed out at once. Scheduled reports and alerts stop.

## Afterwards
- For **30 days** an owner can open it again by signing in. Nothing is missing then.
- After that all data is deleted, in backups within another 35 days.
- Invoices stay available at the billing address, because the law asks for it.

To leave a workspace that goes on without you, choose *Profile, Leave workspace* instead. The last owner has to name another one first.`,
  },
  {
    title: "When a page looks wrong or a button does nothing",
    issueTypeId: "ui-bug",
    body: `Most of these come from an old copy of the page or from an extension. Three steps tell:

1. Load the page again without the cache: **Ctrl+Shift+R**, on a Mac **Cmd+Shift+R**.
2. Open it in a private window. If it works there, an extension is in the way: translators and ad blockers are the most frequent ones.
3. Try the newest version of Chrome, Edge, Firefox or Safari. Versions older than a year are not tested any more.

## If it is still there
Choose **Help, Report a problem** on that very page. It sends us the page's address, the browser and what failed in the background, but none of your data. Add in one sentence what you did, what you expected and what happened.

A fault that several customers see stands on [the status page](https://status.tessel.example) with its progress.`,
  },
  {
    title: "Suggest a feature, and what becomes of it",
    issueTypeId: "feature-request",
    body: `Thank you for thinking along. Suggestions are collected at *Help, Ideas*, where you can also see what others wish for.

- **Vote** for an idea instead of writing it a second time. Votes are counted for each workspace.
- Tell **what you want to get done**, not only which button you miss. We often find a shorter way.
- Each idea shows its state: *collecting*, *planned*, *in work*, *released* or *not planned* with a reason.

You get a mail when the state changes. We name no dates before something is in work, because plans move.

Some things are there already under another name: *Help, What is new* lists the last twelve months.`,
  },
  {
    title: "Invite many people at once, or only from your own domain",
    issueTypeId: "user-invite",
    body: `**Many people:** *Settings, People, Invite several* takes one address a line or a CSV file with the columns \`email\` and \`role\`. Up to 200 go out at once. Addresses that are known already are passed over and listed at the end.

**Only your own domain:** under *Settings, Security, Allowed domains* an owner lists the domains that may be invited. Open invitations to other addresses stay valid until they expire or are withdrawn.

**Without any invitation:** with single sign-on, people get an account with the role *Viewer* when they sign in for the first time. Switch it on at *Security, Single sign-on, Create accounts*.

Each accepted invitation takes a seat. The dialog says beforehand what the new seats cost.`,
  },
  {
    title: "When invoices come, and how they can be paid",
    issueTypeId: "invoice",
    body: `Invoices are made on the **first day of a period** and are due within 14 days.

| Way to pay | For | How |
| --- | --- | --- |
| Card | every plan | is charged by itself |
| Direct debit | yearly plans in euro | add it at *Billing, Payment method* |
| Bank transfer | yearly plans from 1,000 | the account is on the invoice, quote its number |

- A **purchase order number** is added at *Billing, Details* and stands on every later invoice.
- For **one invoice over several workspaces** an owner joins them at *Billing, Group*.
- A missing invoice is mostly one sent to an earlier recipient: *Billing, Recipients* shows who got it, and **Send again** repeats it.

The amount covers the seats of the period's first day. Seats added later appear on the next invoice with the days they were used.`,
  },
  {
    title: "Send a report by itself, every week or month",
    issueTypeId: "export-report",
    body: `Open the report and choose *Export, Schedule*.

1. Pick the rhythm: daily, weekly on a weekday, or monthly on a date. A date that a month does not have becomes its last day.
2. Pick the format: PDF for reading, CSV or Parquet for working on.
3. Add up to 20 recipients. People outside the workspace get a link that asks for a code sent to their address.

The report is made at 06:00 in the workspace's time zone with the filters as they were saved. **Run now** sends it once, to you alone.

If a scheduled report stays away, look at *Exports, History*. *Skipped: no rows* means that the filters found nothing; *Failed* names the reason and offers **Run again**.`,
  },
  {
    title: "Why an alert came late, twice or not at all",
    issueTypeId: "notifications",
    body: `Each alert keeps a log: open it and choose **History**.

- **Late:** alerts are checked when their source has synchronised. A source that runs every hour cannot warn within minutes; change it at *Data, Sources, Rhythm*.
- **Twice:** you are a recipient yourself and a member of a group that is one. Remove one of the two.
- **Not at all:** *History* shows *muted*, *quiet time* or *not reached*. With *not reached* the value touched the border but did not pass it.
- **Only by mail, not in the browser:** the browser asks for permission once. Allow notifications of \`tessel.example\` in its settings.

**Send a test** in the alert's menu goes to all recipients and says for each whether it was accepted.`,
  },
  {
    title: "Use a second factor, and what to do without it",
    issueTypeId: "sign-in",
    body: `Switch it on at *Profile, Security, Second factor*. Tessel works with any authenticator app and with security keys.

1. Scan the code with the app and type the six digits that it shows.
2. **Save the ten recovery codes** somewhere else than on the phone. Each works once.
3. Add a second device or key at once: it is the easiest way out later.

## A code is refused
The clock of the phone is mostly wrong. Set date and time to *automatic* and try the next code.

## The device is lost
Use a recovery code, then choose **Replace device**. Without any code left, an owner of your workspace can reset the second factor at *Settings, People*. For the last owner we do it ourselves after a check of who you are, which takes up to two working days.`,
  },
  {
    title: "Roles, and what each of them may do",
    issueTypeId: "roles-permissions",
    body: `| | Viewer | Editor | Admin | Owner |
| --- | :-: | :-: | :-: | :-: |
| See dashboards | yes | yes | yes | yes |
| Change dashboards | | yes | yes | yes |
| Invite people | | | yes | yes |
| Billing and closing | | | | yes |

A change counts at the person's next page. **The last owner cannot be removed**: make somebody else owner first.

To be completed: roles limited to a folder, which come with the next release.`,
  },
];

const space = "0d1e4f6a-9b1c-5f2e-8a3d-7c6b5a493827";
/** The same article has the same id on every demo desk, so that its policy can name it. */
export const articleId = (title: string): string => v5(title, space);

/** The published articles about an issue type, in the order in which a playbook uses them. */
export const articleIdsOf = (issueType: string): string[] =>
  articles
    .slice(0, -1)
    .filter((a) => a.issueTypeId === issueType)
    .map((a) => articleId(a.title))
    .slice(0, 5);
