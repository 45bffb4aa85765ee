import { describe, expect, it } from "vitest";
import { loadTaxonomy } from "@/prisma/seed/taxonomy/load";
import { readLanguage } from "./language";

describe("readLanguage", () => {
  it.each([
    ["de", "Ich kann mich nicht anmelden, das Passwort wird nicht angenommen."],
    ["es", "No puedo iniciar sesión desde ayer, ¿me pueden ayudar?"],
    ["fr", "Je n'arrive plus à me connecter à mon compte depuis hier soir."],
    ["pt", "Não consigo entrar na minha conta desde ontem."],
    ["ru", "Не могу войти в аккаунт со вчерашнего дня"],
    ["ja", "ログインできません"],
    ["zh", "无法登录我的账户"],
    ["ar", "لا أستطيع تسجيل الدخول إلى حسابي"],
    ["pl", "Nie mogę się zalogować od wczoraj, proszę o pomoc."],
  ])("tells %s", (language, text) => {
    expect(readLanguage(text)).toBe(language);
  });

  it.each(["", "hi", "ok 12345", "😡😡😡", "\ud800", "INV-2024-0012", "a@b.example https://x.example/y"])(
    "does not guess at %j",
    (text) => {
      expect(readLanguage(text)).toBeNull();
    },
  );

  it("takes no English sentence of the starter desk for another language", () => {
    const { training, heldOut } = loadTaxonomy();
    const wrong = [...training, ...heldOut].filter(
      // What belongs to none of the issue types is partly in other languages on purpose.
      ({ text, label }) => label !== null && ![null, "en"].includes(readLanguage(text)),
    );
    expect(wrong).toEqual([]);
  });

  it("reads a mostly English text with foreign words as English", () => {
    expect(readLanguage("Our German colleagues see the message 'Anmeldung fehlgeschlagen' when they sign in.")).toBe(
      "en",
    );
    expect(readLanguage("x".repeat(100_000))).not.toBe("xx");
  });

  it.each([
    [
      "de",
      "I cannot sign in since yesterday, my password is refused. Ich kann mich seit gestern nicht anmelden, mein Passwort wird abgelehnt.",
    ],
    ["de", "The sync has stopped this morning.\nDie Synchronisierung läuft seit heute Morgen nicht mehr."],
    ["fr", "Hello, thanks a lot. Depuis hier je ne peux plus me connecter à mon compte, pouvez-vous m'aider?"],
    ["ja", "The export has failed again today. エクスポートが失敗しました。もう一度お願いします。助けてください。"],
  ])("reads a text half in English as %s, which somebody has to read", (language, text) => {
    expect(readLanguage(text)).toBe(language);
  });

  it("leaves a text in English that quotes a sentence of another language", () => {
    const quoted =
      "Since the update on Monday our users in Germany cannot sign in any more, they are sent back to the start page. The page says: Die Anmeldung ist fehlgeschlagen. Could you look into the log for us, please? It is about forty people.";
    expect(readLanguage(quoted)).toBe("en");
  });
});
