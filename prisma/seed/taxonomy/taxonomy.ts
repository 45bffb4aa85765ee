/** The starter desk: four teams and nineteen issue types of "Tessel", a fictional B2B product with dashboards,
 *  workflows, imports, an API, webhooks, integrations, seats, single sign-on and billing. Identity only: what is done
 *  about an issue type is in the policy document. */

export interface SeedTeam {
  id: string;
  label: string;
}

export interface SeedIssueType {
  id: string;
  team: string;
  label: string;
  /** One line, shown to admins and agents. */
  description: string;
}

export const teams: SeedTeam[] = [
  { id: "access", label: "Access" },
  { id: "billing", label: "Billing" },
  { id: "product", label: "Product" },
  { id: "integrations", label: "Integrations" },
];

const rows: [id: string, team: string, label: string, description: string][] = [
  ["sign-in", "access", "Sign-in", "One person cannot get in: password, second factor, lockout, session."],
  [
    "sso-setup",
    "access",
    "SSO setup",
    "Setting up or repairing SAML, OpenID Connect or SCIM with an identity provider.",
  ],
  ["roles-permissions", "access", "Roles and permissions", "Who may see or do what; ownership and admin rights."],
  ["user-invite", "access", "User invitations", "Inviting, adding and removing people of a workspace."],
  ["account-closure", "access", "Account closure", "Ending the contract, closing a workspace, erasing its data."],
  ["invoice", "billing", "Invoices", "Copies, details, tax and explanation of an invoice or receipt."],
  ["payment-failed", "billing", "Failed payment", "A payment does not go through, or a payment method has to change."],
  ["plan-change", "billing", "Plan change", "Upgrade, downgrade, seats, billing cycle, trial extension, prices."],
  ["refund", "billing", "Refunds", "Money back, double or disputed charges, credits."],
  ["data-import", "product", "Data import", "Uploading files into Tessel: formats, mapping, stuck imports."],
  ["export-report", "product", "Exports and reports", "Getting data out: files, PDF, scheduled reports."],
  ["slow-performance", "product", "Slow performance", "It works, but slowly: loading times, time-outs of pages."],
  ["ui-bug", "product", "Display or interface bug", "Something on the screen looks or behaves wrong."],
  ["notifications", "product", "Notifications", "Alerts and e-mails: missing, too many, wrong recipients."],
  ["feature-request", "product", "Feature request", "An idea or a wish for something that does not exist yet."],
  ["api-error", "integrations", "API error", "Calls to the REST or GraphQL API fail or surprise."],
  ["webhook-delivery", "integrations", "Webhook delivery", "Outgoing webhooks: missing, doubled, unsigned, late."],
  ["data-sync", "integrations", "Data sync", "A connector to another system is stuck, stale or incomplete."],
  ["rate-limit", "integrations", "Rate limits", "Too many requests, quotas, throttling, higher limits."],
];

export const issueTypes: SeedIssueType[] = rows.map(([id, team, label, description]) => ({
  id,
  team,
  label,
  description,
}));
