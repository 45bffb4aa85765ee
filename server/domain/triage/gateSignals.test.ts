import { describe, expect, it } from "vitest";
import { readSignals } from "./signals";
import type { SignalName } from "./understanding";

/** The four signals that are hard gates: what must close them, and what looks alike and must not. */
const tables: Partial<Record<SignalName, { fires: string[]; nearMisses: string[] }>> = {
  humanRequest: {
    fires: [
      "I want to speak to a human.",
      "can i talk to a real person please",
      "Let me talk to your manager.",
      "Please connect me with an agent",
      "Put me through to someone who knows this.",
      "Escalate this to a supervisor now",
      "I'd like to talk to someone about our renewal",
      "Please have someone from your team call me.",
      "Call me back on +49 170 5551234",
      "could somebody call us today? 0171 445",
      "A person, not a bot.",
      "I don’t want to chat with your bot any more",
      "Is there a real human there?",
      "We want this handled by a human.",
      "I can't talk to a person here, only forms. Why can't I talk to a person?",
    ],
    nearMisses: [
      "I don't need to talk to a human, just point me to the docs.",
      "No need to speak to anyone, an article is fine.",
      "I talked to someone on your team last week about it.",
      "Which field holds the contact person?",
      "The human resources dashboard is empty.",
      "The Slack bot posts in the wrong channel.",
      "The captcha says I'm not a robot but doesn't load.",
      "Our customers want to talk to an agent through the chat widget we built on your API.",
      "How do I connect Tessel with Salesforce?",
      "Can an agent be assigned to a workflow step?",
      "The webhook should call me back at our endpoint once it is done.",
      "What does the role 'account manager' allow a person to do?",
      "Your connector calls us back twice.",
      "Transfer of ownership to a new manager",
    ],
  },
  billingDispute: {
    fires: [
      "You charged us twice this month.",
      "I was billed double for March.",
      "I am disputing this charge.",
      "There's a charge on my card that I don't recognise.",
      "We never authorised this payment.",
      "An unauthorized transaction of 300 from Tessel!",
      "We were overcharged again",
      "This is a duplicate charge",
      "I want my money back.",
      "We shouldn't have been charged for SSO.",
      "You charged me after I cancelled.",
      "Why did you charge me $89 today?",
      "I have opened a chargeback with my bank.",
      "The wrong amount was debited.",
      "We cancelled in March but you still took the April payment.",
    ],
    nearMisses: [
      "Where can I download last month's invoice?",
      "Please put our VAT number on the invoice.",
      "My card was declined, how do I pay?",
      "How do refunds work with annual plans?",
      "What's the charge for an extra seat?",
      "The payment failed twice.",
      "Our customers were charged twice by our own shop; can a Tessel workflow detect that?",
      "Can I be charged monthly instead of yearly?",
      "We were not charged twice, all good.",
      "How do I import a chargeback report?",
      "The invoice shows 20 seats. Is that with VAT?",
      "Who is in charge of billing at your end?",
      "The battery doesn't charge. Just kidding, wrong chat.",
      "Is there a dispute field in the accounts dataset?",
    ],
  },
  policyException: {
    fires: [
      "Could you make an exception for us?",
      "Please waive the late fee.",
      "Can you bend the rules just this once?",
      "I know the refund window has passed, but could you still help?",
      "We'd need you to extend the payment deadline until the 20th.",
      "As a gesture of goodwill, could you credit us a month?",
      "Could we get a few days of grace?",
      "We are outside the cancellation period, is there any way?",
      "We want to leave before the end of the term without a penalty, although the contract says otherwise.",
      "I realise this isn't your normal policy but we're a charity.",
      "Would you honour the old price for us?",
      "Can you extend our trial by two weeks?",
    ],
    nearMisses: [
      "The script throws an exception when the list is empty.",
      "Uncaught exception: NullPointerException at Client.java:118",
      "How do I make the workflow wait for a waiver form?",
      "Our Java code raises an exception, please look at it.",
      "Alert rule: everything except weekends.",
      "How do I extend the deadline field of a task with a time?",
      "What is your refund policy?",
      "How long is the notice period?",
      "When does our trial end?",
      "Password policy: can we require twelve characters?",
      "The row level policy hides all rows.",
      "Can I ignore the header row on import?",
      "The column 'waived' is empty after the sync.",
      "What's the deadline for the beta sign-up?",
    ],
  },
  legalOrSecurity: {
    fires: [
      "You will hear from our lawyer.",
      "Our solicitors have advised us to contact you.",
      "We will take legal action.",
      "We received a subpoena for these records.",
      "This is a data subject access request under GDPR.",
      "Which personal data do you hold about me?",
      "We've had a data breach.",
      "Our API key was leaked on GitHub.",
      "I accidentally committed our secret key to a public repo",
      "I found an XSS vulnerability in the comment box.",
      "Somebody gained access to my account, I think we were hacked.",
      "I can see another customer's data in my dashboard!",
      "We'll report this to the data protection authority.",
      "There was a suspicious login from Brazil.",
      "You are in breach of contract.",
    ],
    nearMisses: [
      "We are a law firm with twelve lawyers and need seats for all of them.",
      "Our SLA breach widget shows the wrong colour.",
      "Where are the security settings?",
      "I get 401 Unauthorized from the API.",
      "Error: unauthorized access token",
      "Is Tessel GDPR compliant?",
      "The key column is missing after the import.",
      "How do I rotate an API key?",
      "My credit card has been stolen and replaced, how do I update it?",
      "The hackathon starts on Friday, can we get a sandbox?",
      "Row level security doesn't filter.",
      "There was no data breach, just a question about encryption.",
      "The threshold was breached and no alert came.",
      "Sue from accounting can't log in.",
      "The menu is exposed under the footer and covers the data table.",
    ],
  },
};

for (const [name, { fires, nearMisses }] of Object.entries(tables)) {
  const signalOf = (text: string) => readSignals(text).signals[name as SignalName];
  describe(name, () => {
    it.each(fires)("is at least 0.5 with evidence: %s", (text) => {
      expect(signalOf(text).value).toBeGreaterThanOrEqual(0.5);
      expect(signalOf(text).evidence.length).toBeGreaterThan(0);
    });
    it.each(nearMisses)("stays below 0.5: %s", (text) => {
      expect(signalOf(text).value).toBeLessThan(0.5);
    });
  });
}
