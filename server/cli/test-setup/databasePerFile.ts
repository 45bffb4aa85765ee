import { afterAll } from "vitest";
import { createTestDatabase } from "./database";

// At the top level, so that DATABASE_URL stands before the test file imports the app's database client.
const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;
process.env.BATON_LINK_SECRET = "a secret of the tests, which guards nothing";
process.env.BATON_LOG_LEVEL = "silent";
afterAll(() => database.drop());
