import type { Kind } from "./kind";
import { any, each, wh } from "./patterns";

const browsers = "(?:firefox|chrome|safari|edge|opera|brave|vivaldi|chromium|internet explorer|samsung internet)";
const systems =
  "(?:windows|win(?= ?(?:\\d|xp))|macos|mac os x?|mac|os x|linux|ubuntu|debian|fedora|ios|ipados|android|chromeos)";

/** What a customer works with: programs, machines, lines. */
export const kindsOfSetup = {
  browserVersion: {
    asks: any(`\\bversion of (?:the |your )?(?:browser|${browsers})|\\b(?:browser|${browsers}) version`),
    gives: each(`\\b${browsers} v?\\d[\\d.]*`),
  },
  browser: {
    asks: any(`${wh}(?!.*\\b(?:another|other|different|second)\\b).{0,30}\\bbrowsers?\\b`),
    gives: each(`\\b${browsers}\\b(?: v?\\d[\\d.]*)?`),
  },
  systemVersion: {
    asks: any(`\\b(?:which|what)(?: version of)? ${systems}\\b(?! or\\b)|\\b${systems} version`),
    gives: each(`\\b${systems} ?v?\\d[\\d.]*|\\bmine (?:has|is|runs) (?:version )?\\d[\\d.]*`),
  },
  system: {
    asks: any(
      `\\boperating systems?\\b|${wh}.{0,20}\\bos\\b|\\b${systems}\\b.{0,12}\\bor\\b.{0,12}\\b${systems}\\b|\\bwhat system (?:runs|is)\\b`,
    ),
    gives: each(`\\b${systems}\\b(?: ?v?\\d[\\d.]*)?`),
  },
  version: {
    asks: any(
      `${wh}.{0,30}\\b(?:version|release|build|firmware)\\b|\\bversion (?:number|are you|do you)|\\b(?:latest|newest|current) (?:version|release|build)\\b|\\bup to date\\b`,
    ),
    gives: each(
      String.raw`\b(?:v|version|app|agent|client|build|release|firmware|update)\s?:?\s?\d+(?:\.\d+)+|\bv\d+\b|\b(?:version|build|release) \d+|\b\d+\.\d+\.\d+\b(?!\.)|^\d+\.\d+ (?:is|it)\b|\b(?:newest|latest|current) (?:version|release|app|one)\b|\bup to date\b`,
    ),
  },
  device: {
    asks: any(
      `${wh}(?!.{0,30}\\bnumber).{0,24}\\b(?:phone|device|tablet|handset|smartphone|laptop|model|hardware|router|printer|scanner|camera|headset|monitor)s?\\b(?! (?:id|name))|\\bmake and model\\b`,
    ),
    gives:
      /\b(?:iPhone|iPad|Galaxy|Pixel|MacBook|ThinkPad|Surface|OnePlus)\b(?: ?[A-Z]?\d+\w*| Pro| Air| Mini| SE)*|\b(?:[Aa]n?|[Mm]y|[Mm]odel:?|the|on|its|it's) (?:[A-Z][a-z]{2,}(?: [A-Z][a-z]+)? (?:\d+\w*|One|Two|Three|Five|Six|Seven|Eight|Nine|Ten|Pro|Max|Air|Mini|Plus|Lite)\b|[A-Z]{1,4}-?\d+[\w-]*)/gu,
  },
  ip: { asks: /\bip(?: address(?:es)?|s)?\b/iu, gives: /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b/giu },
  protocol: {
    asks: /\b(?:which|what) (?:protocol|standard)\b/iu,
    gives: /\b(?:saml|oidc|openid connect|oauth ?2?|ldap|scim|smtp|imap|pop3|sftp|ftps?|webdav|mqtt)\b/giu,
  },
  memory: { asks: /\bhow much (?:memory|ram)\b/iu, gives: /\b\d+ ?[GT]B\b/giu },
  speed: {
    asks: /\bspeed ?test\b|\bhow fast is (?:your|the) (?:internet|line|connection)|\b(?:what|which|how much)\b.{0,20}\bbandwidth\b|\bconnection speed\b/iu,
    gives: /\b\d+ ?(?:[MG]bit(?:\/s)?|[MG]bps|mb\/s)/giu,
  },
  encoding: {
    asks: /\b(?:character )?encoding\b|\bcharset\b|\bcharacter set\b/iu,
    gives: /\b(?:utf-?(?:8|16)|latin-?1|iso-?8859(?:-\d+)?|windows-125\d|ascii|ansi)\b/giu,
  },
  language: {
    asks: /\b(?:which|what) language\b(?!.*\b(?:written|programming|code)\b)/iu,
    gives:
      /\b(?:English|German|French|Spanish|Italian|Portuguese|Polish|Dutch|Swedish|Danish|Norwegian|Finnish|Czech|Greek|Turkish|Japanese|Chinese|Korean|Hungarian|Romanian)\b/gu,
  },
  timeZone: {
    asks: /\btime ?zones?\b/iu,
    gives:
      /\b(?:UTC|GMT)(?: ?[+-]\d+)?(?![\p{L}\d])|\b(?:CES?T|EET|EEST|E[SD]T|P[SD]T|C[SD]T|BST|IST|JST|AE[SD]T)\b|\b[A-Z][a-z]+ time\b/gu,
  },
} satisfies Record<string, Kind>;
