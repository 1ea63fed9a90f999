import bar from "./bar.css?inline";
import base from "./base.css?inline";
import bubble from "./bubble.css?inline";
import foot from "./foot.css?inline";
import head from "./head.css?inline";
import motion from "./motion.css?inline";
import talk from "./talk.css?inline";

/** The panel's style sheet; motion comes last, so that it is easy to see what moves. */
export const css = base + head + bar + talk + bubble + foot + motion;
