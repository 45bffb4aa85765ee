import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "../env";
import { BatonError } from "../errors";
import { networkAddressOf } from "./networkAddress";
import { checkCredentials } from "./signIn";

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
  interface Session {
    personId?: string;
    sessionVersion?: number;
  }
}

/** Carries our code to the sign-in page; next-auth would turn anything else into "Configuration". */
class Refused extends CredentialsSignin {
  constructor(code: string) {
    super();
    this.code = code;
  }
}

const form = z.object({ email: z.string().min(3).max(254), password: z.string().min(1).max(200) });

// The token names a person and a session version, nothing else: role and rights are read on each request.
export const { handlers, auth, signIn, signOut } = NextAuth(() => ({
  secret: env.AUTH_SECRET,
  trustHost: true,
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in" },
  logger: { error: () => undefined }, // refused sign-ins are no errors of ours; real ones surface as our own
  providers: [
    Credentials({
      credentials: { email: {}, password: { type: "password" } },
      async authorize(raw, request) {
        const parsed = form.safeParse(raw);
        if (!parsed.success) return null;
        const ip = networkAddressOf(request.headers);
        try {
          return await checkCredentials(parsed.data.email, parsed.data.password, ip);
        } catch (error) {
          throw new Refused(error instanceof BatonError ? error.code : "internal");
        }
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (user) Object.assign(token, { sub: user.id, sessionVersion: user.sessionVersion });
      return token;
    },
    session({ session, token }) {
      return { expires: session.expires, personId: token.sub, sessionVersion: token.sessionVersion as number };
    },
  },
}));
