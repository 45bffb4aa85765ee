/** The only default password of Baton: it exists in the demo seed and nowhere else. */
export const demoPassword = "baton demo desk";
