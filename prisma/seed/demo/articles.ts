/** Help articles of the made-up product, written for the demo. */
export const articles: { title: string; body: string; issueTypeId: string }[] = [
  {
    title: "Download or change an invoice",
    body: "Open Billing, Invoices. Every invoice can be downloaded as PDF. A new address or VAT number applies to open invoices at once; a closed one is issued again on request.",
    issueTypeId: "invoice",
  },
  {
    title: "An invitation did not arrive",
    body: "Look at Settings, People: an invitation that bounced is marked. Correct the address and choose Send again. Invitations are valid for seven days.",
    issueTypeId: "user-invite",
  },
  {
    title: "Export more than 10,000 rows",
    body: "The quick export stops at 10,000 rows. Choose Export, Full to get everything by e-mail, as CSV or Parquet.",
    issueTypeId: "export-report",
  },
  {
    title: "Choose which notifications you get",
    body: "Profile, Notifications sets the rhythm of summaries. Alerts can be muted per dashboard; a workspace admin can set a quiet time for everybody.",
    issueTypeId: "notifications",
  },
  {
    title: "Verify a webhook's signature",
    body: "Compute HMAC-SHA-256 over the raw body with the endpoint's secret and compare it with X-Tessel-Signature. The sandbox signs with its own secret.",
    issueTypeId: "webhook-delivery",
  },
  {
    title: "Rotate a SAML certificate without an interruption",
    body: "Add the new certificate beside the old one under Security, Single sign-on. Both are accepted until the old one is removed.",
    issueTypeId: "sso-setup",
  },
];
