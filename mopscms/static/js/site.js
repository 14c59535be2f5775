// Layer 3: what every page runs. collectstatic puts the files in place of the lines
// (mopscms/bundles.py), so that a visitor asks for one; `make dev` serves them as they are.

import "./preferences.js";
import "./ruler.js";
import "./search.js";
import "./hours.js";
