import fc from "fast-check";

/** CI tries the same cases every time; FC_SEED=n tries others. What those find becomes a named case. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_124) });
