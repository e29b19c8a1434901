import { meetNiet, noemZoekvelden } from "./beheer/zoekvelden.js";
import { waarschuwBijWeggaan } from "./beheer/weggaan.js";
import { toonBezig } from "./beheer/bezig.js";
import { toonHoeHetLeest } from "./beheer/leesvak.js";
import { gebruikPasskey } from "./beheer/passkey.js";
import { telDrukte } from "./beheer/planbord.js";
import { zetVolgorde } from "./beheer/volgorde.js";
import { waarschuwVoorHetEinde } from "./beheer/sessie.js";

meetNiet();
noemZoekvelden();
waarschuwBijWeggaan();
toonBezig();
toonHoeHetLeest();
gebruikPasskey();
waarschuwVoorHetEinde();
telDrukte();
zetVolgorde();
