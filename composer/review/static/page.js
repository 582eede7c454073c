// Starts what a page needs. Every part works on what is there and is silent about the rest.
import { copying } from "./copy.js";
import { editing } from "./edit.js";
import { keys } from "./keys.js";
import { searching } from "./search.js";
import { sources } from "./sources.js";

copying();
editing();
keys();
searching();
sources();
document.body.dataset.ready = "";
