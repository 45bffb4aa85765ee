/**
 * Words that mean the same to a support desk. A starter desk has few examples, and a linear model cannot know that
 * "receipt" is a kind of "invoice"; the concept is one more feature beside the word, so examples always win over it.
 */
const groups = `
login: login logins logon signin signon sign signed signing log logged logging logout authenticate authentication
password: password passwords passcode passphrase credentials username pin
factor: 2fa mfa otp totp authenticator passkey factor verification fingerprint captcha
lock: lock locked lockout locks unlock unlocked unblock blocked kicked thrown
sso: sso saml okta oidc idp adfs scim entra onelogin keycloak jumpcloud openid shibboleth auth0 federation federated provisioning deprovisioning azure metadata assertion acs issuer ping pingfederate duo
role: role roles permission permissions rights privilege privileges admin admins administrator administrators owner owners ownership editor editors viewer viewers authorised authorized restricted restrict rbac readonly guest guests
invite: invite invites invited inviting invitation invitations invitee join joining joined onboard onboarding accept accepted
person: colleague colleagues coworker coworkers employee employees user users member members teammate teammates staff people person hire hires starter starters newcomer trainee joiner joiners freelancer freelancers contractor consultant
end: close closed closing closure cancel cancels cancelled canceled cancelling canceling cancellation terminate terminated terminating termination delete deleted deleting deletion erase erased erasure wipe shut discontinue quit deactivate deactivated dissolve withdraw
contract: contract agreement notice renewal renew renews renewed
invoice: invoice invoices invoiced bill bills receipt receipts billing statement
tax: vat tax taxes gst hst
pay: pay payment payments paid paying checkout transfer remittance instalments
card: card cards visa mastercard amex iban sepa mandate ach cvc paypal
refuse: declined decline refused refuse refuses rejected reject rejects denied bounced
plan: plan plans subscription subscriptions tier package packages enterprise trial
seat: seat seats licence licences license licenses
upgrade: upgrade upgraded upgrading upgrades downgrade downgraded downgrading downgrades
price: price prices pricing cost costs discount discounts quote cheaper cheapest expensive
refund: refund refunds refunded refunding reimbursement reimburse reimbursed repay repayment credited compensate compensation chargeback overcharged
charge: charge charged charges charging debited deducted debit debits withdrawn billed
import: import imports imported importing importer upload uploads uploaded uploading migrate migrating
file: file files csv xlsx xls excel spreadsheet spreadsheets sheet sheets parquet delimiter
column: column columns row rows header field fields line lines mapping
export: export exports exported exporting download downloads downloaded downloading extract dump
report: report reports pdf powerpoint reporting
slow: slow slowed slowdown faster quicker degraded delay delays wait waiting takes cache slower slowly slowness sluggish sluggishly lag lags laggy lagging crawl crawls crawling latency speed performance freeze freezes freezing hang hangs forever ages eternity spinner unresponsive timeouts
load: load loads loading loaded open opens opening
seconds: second seconds secs minute minutes mins
control: button buttons menu menus dropdown popup dialog modal icon icons tooltip tooltips scrollbar sidebar checkbox toggle slider toolbar canvas legend label labels tab tabs panel
look: layout display displayed screen colour colours color colors font fonts overlap overlaps misaligned blank white broken flickers alignment hidden visible rendered shown
act: click clicking clicked drag dragging press pressing hover select scroll scrolling resize
dashboard: dashboard dashboards widget widgets chart charts graph graphs tile tiles pivot
notify: notification notifications alert alerts alerted notify notified notifies reminder reminders digest alarm push pagerduty subscribe unsubscribe mute
mail: email emails mail mails inbox mailbox spam sms
wish: wish wishes request love suggestion suggestions suggest idea ideas feature features roadmap propose proposal enhancement improvement consider vote planned appreciate
api: api apis endpoint endpoints rest sdk graphql curl http json post patch bearer oauth developer
webhook: webhook webhooks hook hooks callback callbacks listener payload payloads hmac event events deliveries redeliver
sync: sync syncs synced syncing synchronisation synchronization synchronise synchronised synchronize synchronized connector connectors integration integrations connect connected connecting connection reconnect reconnected resync stale replication
source: salesforce hubspot zendesk jira netsuite dynamics snowflake bigquery postgres mysql xero quickbooks shopify stripe pipedrive marketo airtable mongodb redshift oracle sap sharepoint crm erp warehouse database
limit: limit limits limited quota quotas rate throttle throttled throttling throttles 429 exceeded allowance burst concurrency backoff
shop: order orders ordered parcel parcels package shipping shipment courier shoes dress shirt jacket store stores shop shops basket purchase purchased bought voucher item items goods product delivery delivered supermarket article
travel: flight flights hotel train bus airport luggage suitcase taxi ferry ticket tickets booking trip
health: doctor prescription pharmacy dentist nurse medicine tablets vaccine hospital vet
home: heating boiler fridge washing landlord flat kitchen plumber garden furniture sofa
bank: bank cash atm loan mortgage savings overdraft salary
pitch: offer offering services agency partnership investors backlinks brochure catalogue vacancy hiring cv applying application recruiter
`;

const conceptOf = new Map<string, string>(
  groups
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [concept = "", words = ""] = line.split(": ");
      return words.split(" ").map((word): [string, string] => [word, concept]);
    }),
);

/** The concept of a lower-case word, if it has one. */
export const conceptFor = (word: string): string | undefined => conceptOf.get(word);
