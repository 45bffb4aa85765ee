import { similarIndex } from "../../commands/similar/similarIndex";
import { understandMessage } from "../../commands/understandMessage";
import { checkHealth } from "../../db/health";
import { mailState } from "../../integrations/mail/settings";

let warm: Promise<unknown> | null = null;
/** The text model is loaded and has read a first text, so that no customer waits for that. Asked once per process. */
const warmUp = () => {
  warm ??= understandMessage({ subject: null, text: "Hello, I cannot sign in: error 500 since this morning." }, null);
  return warm;
};

/** 200 while the desk can serve, 503 with the reason otherwise. Late alarms and mail that is not set up are said, no more. */
export async function getHealth(): Promise<Response> {
  const health = await checkHealth();
  if (health.ok) {
    await warmUp();
    similarIndex().start();
  }
  const mail = mailState().isReady ? "ready" : "notSetUp";
  return Response.json(
    { ...health, mail },
    { status: health.ok ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
