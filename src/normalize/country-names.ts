/**
 * ISO 3166-1 alpha-2, alpha-3 and names in English, German, French, Spanish, Dutch, Portuguese and Italian without accents,
 * one country a line. Names are those of Unicode CLDR 48 and usual short forms; kept here because the names that a machine's
 * ICU gives differ between Node versions, and the same file must give the same result everywhere. XK is user-assigned (Kosovo).
 */
export const COUNTRIES = `\
AD AND andorra|andorre
AE ARE united arab emirates|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|verenigde arabische emiraten|emirados arabes unidos|emirati arabi uniti|uae
AF AFG afghanistan|afganistan|afeganistao
AG ATG antigua barbuda|antigua und barbuda|antigua et barbuda|antigua y barbuda|antigua en barbuda|antigua e barbuda
AI AIA anguilla|anguila
AL ALB albania|albanien|albanie
AM ARM armenia|armenien|armenie
AO AGO angola
AQ ATA antarctica|antarktis|antarctique|antartida|antartide
AR ARG argentina|argentinien|argentine|argentinie
AS ASM american samoa|amerikanisch samoa|samoa americaines|samoa americana|amerikaans samoa|samoa americane
AT AUT austria|osterreich|autriche|oostenrijk|oesterreich
AU AUS australia|australien|australie
AW ABW aruba
AX ALA aland islands|alandinseln|iles aland|islas aland|aland|ilhas aland|isole aland
AZ AZE azerbaijan|aserbaidschan|azerbaidjan|azerbaiyan|azerbeidzjan|azerbaijao|azerbaigian
BA BIH bosnia herzegovina|bosnien und herzegowina|bosnie herzegovine|bosnia y herzegovina|bosnie en herzegovina|bosnia e herzegovina|bosnia ed erzegovina
BB BRB barbados|barbade
BD BGD bangladesh|bangladesch|banglades
BE BEL belgium|belgien|belgique|belgica|belgie|belgio
BF BFA burkina faso|burquina faso
BG BGR bulgaria|bulgarien|bulgarie|bulgarije
BH BHR bahrain|bahrein|barein
BI BDI burundi
BJ BEN benin
BL BLM st barthelemy|saint barthelemy|san bartolome|sao bartolomeu
BM BMU bermuda|bermudes|bermudas
BN BRN brunei|brunei darussalam
BO BOL bolivia|bolivien|bolivie|bolivia plurinational state of
BQ BES caribbean netherlands|karibische niederlande|pays bas caribeens|caribe neerlandes|caribisch nederland|paises baixos caribenhos|caraibi olandesi
BR BRA brazil|brasilien|bresil|brasil|brazilie|brasile
BS BHS bahamas
BT BTN bhutan|bhoutan|butan|butao
BV BVT bouvet island|bouvetinsel|ile bouvet|isla bouvet|bouveteiland|ilha bouvet|isola bouvet
BW BWA botswana|botsuana
BY BLR belarus|bielorussie|bielorrusia|bielorrussia|bielorussia
BZ BLZ belize|belice
CA CAN canada|kanada
CC CCK cocos keeling islands|kokosinseln|iles cocos|islas cocos|cocoseilanden|ilhas cocos keeling|isole cocos keeling
CD COD congo kinshasa|kongo kinshasa|republica democratica del congo
CF CAF central african republic|zentralafrikanische republik|republique centrafricaine|republica centroafricana|centraal afrikaanse republiek|repubblica centrafricana
CG COG congo brazzaville|kongo brazzaville|congo|republica do congo
CH CHE switzerland|schweiz|suisse|suiza|zwitserland|suica|svizzera
CI CIV cote d ivoire|ivoorkust|costa do marfim|costa d avorio|ivory coast
CK COK cook islands|cookinseln|iles cook|islas cook|cookeilanden|ilhas cook|isole cook
CL CHL chile|chili|cile
CM CMR cameroon|kamerun|cameroun|camerun|kameroen|camaroes
CN CHN china|chine|cina
CO COL colombia|kolumbien|colombie
CR CRI costa rica
CU CUB cuba|kuba
CV CPV cape verde|cabo verde|cap vert|kaapverdie|capo verde
CW CUW curacao|curazao
CX CXR christmas island|weihnachtsinsel|ile christmas|isla de navidad|christmaseiland|ilha christmas|isola christmas
CY CYP cyprus|zypern|chypre|chipre|cipro
CZ CZE czechia|tschechien|tchequie|chequia|tsjechie|tchequia|cechia|czech republic|tschechische republik|republique tcheque|republica checa|tsjechische republiek|repubblica ceca
DE DEU germany|deutschland|allemagne|alemania|duitsland|alemanha|germania|brd|federal republic of germany
DJ DJI djibouti|dschibuti|yibuti|djibuti|gibuti
DK DNK denmark|danemark|dinamarca|denemarken|danimarca
DM DMA dominica|dominique
DO DOM dominican republic|dominikanische republik|republique dominicaine|republica dominicana|dominicaanse republiek|repubblica dominicana
DZ DZA algeria|algerien|algerie|argelia|algerije
EC ECU ecuador|equateur|equador
EE EST estonia|estland|estonie
EG EGY egypt|agypten|egypte|egipto|egito|egitto
EH ESH western sahara|westsahara|sahara occidental|westelijke sahara|saara ocidental|sahara occidentale
ER ERI eritrea|erythree|eritreia
ES ESP spain|spanien|espagne|espana|spanje|espanha|spagna
ET ETH ethiopia|athiopien|ethiopie|etiopia
FI FIN finland|finnland|finlande|finlandia
FJ FJI fiji|fidschi|fidji|fiyi|figi
FK FLK falkland islands|falklandinseln|iles malouines|islas malvinas|falklandeilanden|ilhas malvinas|isole falkland
FM FSM micronesia|mikronesien|micronesie
FO FRO faroe islands|faroer|iles feroe|islas feroe|faeroer|ilhas faroe|isole fær oer
FR FRA france|frankreich|francia|frankrijk|franca
GA GAB gabon|gabun|gabao
GB GBR united kingdom|vereinigtes konigreich|royaume uni|reino unido|verenigd koninkrijk|regno unito|uk|great britain|england|scotland|wales|northern ireland|grossbritannien|grande bretagne|gran bretana|groot brittannie|gra bretanha|gran bretagna|britain
GD GRD grenada|grenade|granada
GE GEO georgia|georgien|georgie
GF GUF french guiana|franzosisch guayana|guyane francaise|guayana francesa|frans guyana|guiana francesa|guyana francese
GG GGY guernsey|guernesey
GH GHA ghana|gana
GI GIB gibraltar|gibilterra
GL GRL greenland|gronland|groenland|groenlandia
GM GMB gambia|gambie
GN GIN guinea|guinee|guine
GP GLP guadeloupe|guadalupe|guadalupa
GQ GNQ equatorial guinea|aquatorialguinea|guinee equatoriale|guinea ecuatorial|equatoriaal guinea|guine equatorial|guinea equatoriale
GR GRC greece|griechenland|grece|grecia|griekenland
GS SGS south georgia south sandwich islands|sudgeorgien und die sudlichen sandwichinseln|georgie du sud et les iles sandwich du sud|islas georgia del sur y sandwich del sur|zuid georgia en zuidelijke sandwicheilanden|ilhas georgia do sul e sandwich do sul|georgia del sud e sandwich australi
GT GTM guatemala
GU GUM guam
GW GNB guinea bissau|guinee bissau|guinea bisau|guine bissau
GY GUY guyana|guiana
HK HKG hong kong sar china|sonderverwaltungsregion hongkong|r a s chinoise de hong kong|rae de hong kong china|hongkong sar van china|hong kong rae da china|ras di hong kong|hong kong
HM HMD heard mcdonald islands|heard und mcdonaldinseln|iles heard et macdonald|islas heard y mcdonald|heard en mcdonaldeilanden|ilhas heard e mcdonald|isole heard e mcdonald
HN HND honduras
HR HRV croatia|kroatien|croatie|croacia|kroatie|croazia
HT HTI haiti
HU HUN hungary|ungarn|hongrie|hungria|hongarije|ungheria
ID IDN indonesia|indonesien|indonesie
IE IRL ireland|irland|irlande|irlanda|ierland|republic of ireland
IL ISR israel|israele
IM IMN isle of man|ile de man|isla de man|ilha de man|isola di man
IN IND india|indien|inde
IO IOT british indian ocean territory|britisches territorium im indischen ozean|territoire britannique de l ocean indien|territorio britanico del oceano indico|brits indische oceaanterritorium|territorio britanico do oceano indico|territorio britannico dell oceano indiano
IQ IRQ iraq|irak|iraque
IR IRN iran|iran islamic republic of
IS ISL iceland|island|islande|islandia|ijsland|islanda
IT ITA italy|italien|italie|italia
JE JEY jersey
JM JAM jamaica|jamaika|jamaique|giamaica
JO JOR jordan|jordanien|jordanie|jordania|giordania
JP JPN japan|japon|japao|giappone
KE KEN kenya|kenia|quenia
KG KGZ kyrgyzstan|kirgisistan|kirghizstan|kirguistan|kirgizie|quirguistao|kirghizistan
KH KHM cambodia|kambodscha|cambodge|camboya|cambodja|camboja|cambogia
KI KIR kiribati|quiribati
KM COM comoros|komoren|comores|comoras|comoren|comore
KN KNA st kitts nevis|st kitts und nevis|saint christophe et nieves|san cristobal y nieves|saint kitts en nevis|sao cristovao e nevis|saint kitts e nevis
KP PRK north korea|nordkorea|coree du nord|corea del norte|noord korea|coreia do norte|corea del nord
KR KOR south korea|sudkorea|coree du sud|corea del sur|zuid korea|coreia do sul|corea del sud|korea|republic of korea|korea republic of
KW KWT kuwait|koweit|koeweit
KY CYM cayman islands|kaimaninseln|iles caimans|islas caiman|kaaimaneilanden|ilhas cayman|isole cayman
KZ KAZ kazakhstan|kasachstan|kazajistan|kazachstan|cazaquistao|kazakistan
LA LAO laos|lao peoples democratic republic
LB LBN lebanon|libanon|liban|libano
LC LCA st lucia|sainte lucie|santa lucia|saint lucia
LI LIE liechtenstein
LK LKA sri lanka
LR LBR liberia
LS LSO lesotho|lesoto
LT LTU lithuania|litauen|lituanie|lituania|litouwen
LU LUX luxembourg|luxemburg|luxemburgo|lussemburgo
LV LVA latvia|lettland|lettonie|letonia|letland|lettonia
LY LBY libya|libyen|libye|libia|libie
MA MAR morocco|marokko|maroc|marruecos|marrocos|marocco
MC MCO monaco
MD MDA moldova|republik moldau|moldavie|moldavia|moldova republic of
ME MNE montenegro
MF MAF st martin|saint martin|san martin|sao martinho
MG MDG madagascar|madagaskar
MH MHL marshall islands|marshallinseln|iles marshall|islas marshall|marshalleilanden|ilhas marshall|isole marshall
MK MKD north macedonia|nordmazedonien|macedoine du nord|macedonia del norte|noord macedonie|macedonia do norte|macedonia del nord|macedonia
ML MLI mali
MM MMR myanmar burma|myanmar|myanmar birmanie|myanmar birmania|myanmar birma|mianmar birmania|burma
MN MNG mongolia|mongolei|mongolie
MO MAC macao sar china|sonderverwaltungsregion macau|r a s chinoise de macao|rae de macao china|macau sar van china|macau rae da china|ras di macao|macau
MP MNP northern mariana islands|nordliche marianen|iles mariannes du nord|islas marianas del norte|noordelijke marianen|ilhas marianas do norte|isole marianne settentrionali
MQ MTQ martinique|martinica
MR MRT mauritania|mauretanien|mauritanie
MS MSR montserrat
MT MLT malta|malte
MU MUS mauritius|maurice|mauricio
MV MDV maldives|malediven|maldivas|maldiven|maldive
MW MWI malawi|malaui
MX MEX mexico|mexiko|mexique|messico
MY MYS malaysia|malaisie|malasia|maleisie
MZ MOZ mozambique|mosambik|mocambique|mozambico
NA NAM namibia|namibie
NC NCL new caledonia|neukaledonien|nouvelle caledonie|nueva caledonia|nieuw caledonie|nova caledonia|nuova caledonia
NE NER niger
NF NFK norfolk island|norfolkinsel|ile norfolk|isla norfolk|norfolk|ilha norfolk|isola norfolk
NG NGA nigeria
NI NIC nicaragua
NL NLD netherlands|niederlande|pays bas|paises bajos|nederland|paises baixos|paesi bassi|holland|the netherlands
NO NOR norway|norwegen|norvege|noruega|noorwegen|norvegia
NP NPL nepal
NR NRU nauru
NU NIU niue
NZ NZL new zealand|neuseeland|nouvelle zelande|nueva zelanda|nieuw zeeland|nova zelandia|nuova zelanda
OM OMN oman
PA PAN panama
PE PER peru|perou
PF PYF french polynesia|franzosisch polynesien|polynesie francaise|polinesia francesa|frans polynesie|polinesia francese
PG PNG papua new guinea|papua neuguinea|papouasie nouvelle guinee|papua nueva guinea|papoea nieuw guinea|papua nova guine|papua nuova guinea
PH PHL philippines|philippinen|filipinas|filipijnen|filippine
PK PAK pakistan|paquistao
PL POL poland|polen|pologne|polonia
PM SPM st pierre miquelon|st pierre und miquelon|saint pierre et miquelon|san pedro y miquelon|saint pierre en miquelon|sao pedro e miquelao|saint pierre e miquelon
PN PCN pitcairn islands|pitcairninseln|iles pitcairn|islas pitcairn|pitcairneilanden|ilhas pitcairn|isole pitcairn
PR PRI puerto rico|porto rico
PS PSE palestinian territories|palastinensische autonomiegebiete|territoires palestiniens|territorios palestinos|palestijnse gebieden|territori palestinesi|palestine
PT PRT portugal|portogallo
PW PLW palau|palaos
PY PRY paraguay|paraguai
QA QAT qatar|katar|catar
RE REU reunion|la reunion|reuniao|riunione
RO ROU romania|rumanien|roumanie|rumania|roemenie|romenia
RS SRB serbia|serbien|serbie|servie|servia
RU RUS russia|russland|russie|rusia|rusland|russian federation
RW RWA rwanda|ruanda
SA SAU saudi arabia|saudi arabien|arabie saoudite|arabia saudi|saoedi arabie|arabia saudita
SB SLB solomon islands|salomonen|iles salomon|islas salomon|salomonseilanden|ilhas salomao|isole salomone
SC SYC seychelles|seychellen|seicheles
SD SDN sudan|soudan|soedan|sudao
SE SWE sweden|schweden|suede|suecia|zweden|svezia
SG SGP singapore|singapur|singapour|singapura
SH SHN st helena|sainte helene|santa elena|sint helena|santa helena|sant elena
SI SVN slovenia|slowenien|slovenie|eslovenia
SJ SJM svalbard jan mayen|spitzbergen und jan mayen|svalbard et jan mayen|svalbard y jan mayen|spitsbergen en jan mayen|svalbard e jan mayen
SK SVK slovakia|slowakei|slovaquie|eslovaquia|slowakije|slovacchia
SL SLE sierra leone|sierra leona|serra leoa
SM SMR san marino|saint marin
SN SEN senegal
SO SOM somalia|somalie
SR SUR suriname|surinam
SS SSD south sudan|sudsudan|soudan du sud|sudan del sur|zuid soedan|sudao do sul
ST STP sao tome principe|sao tome und principe|sao tome et principe|santo tome y principe|sao tome en principe|sao tome e principe
SV SLV el salvador|salvador
SX SXM sint maarten|saint martin partie neerlandaise
SY SYR syria|syrien|syrie|siria|syrian arab republic
SZ SWZ eswatini|esuatini|essuatini|swaziland
TC TCA turks caicos islands|turks und caicosinseln|iles turques et caiques|islas turcas y caicos|turks en caicoseilanden|ilhas turcas e caicos|isole turks e caicos
TD TCD chad|tschad|tchad|tsjaad|chade|ciad
TF ATF french southern territories|franzosische sud und antarktisgebiete|terres australes francaises|territorios australes franceses|franse gebieden in de zuidelijke indische oceaan|territorios franceses do sul|terre australi francesi
TG TGO togo
TH THA thailand|thailande|tailandia|thailandia
TJ TJK tajikistan|tadschikistan|tadjikistan|tayikistan|tadzjikistan|tadjiquistao|tagikistan
TK TKL tokelau
TL TLS timor leste|timor oriental|oost timor|timor est
TM TKM turkmenistan|turcomenistao
TN TUN tunisia|tunesien|tunisie|tunez|tunesie
TO TON tonga
TR TUR turkiye|turkei|turquie|turquia|turkije|turchia|turkey|tuerkei
TT TTO trinidad tobago|trinidad und tobago|trinite et tobago|trinidad y tobago|trinidad en tobago|trinidad e tobago
TV TUV tuvalu
TW TWN taiwan|taiwan province of china
TZ TZA tanzania|tansania|tanzanie|tanzania united republic of
UA UKR ukraine|ucrania|oekraine|ucraina
UG UGA uganda|ouganda|oeganda
UM UMI u s outlying islands|amerikanische uberseeinseln|iles mineures eloignees des etats unis|islas menores alejadas de ee uu|kleine afgelegen eilanden van de verenigde staten|ilhas menores distantes dos eua|isole minori esterne degli stati uniti
US USA united states|vereinigte staaten|etats unis|estados unidos|verenigde staten|stati uniti|usa|united states of america|america|etats unis d amerique|vereinigte staaten von amerika|estados unidos de america|vs|verenigde staten van amerika|eeuu|stati uniti d america
UY URY uruguay|uruguai
UZ UZB uzbekistan|usbekistan|ouzbekistan|oezbekistan|uzbequistao
VA VAT vatican city|vatikanstadt|etat de la cite du vatican|ciudad del vaticano|vaticaanstad|cidade do vaticano|citta del vaticano
VC VCT st vincent grenadines|st vincent und die grenadinen|saint vincent et les grenadines|san vicente y las granadinas|saint vincent en de grenadines|sao vicente e granadinas|saint vincent e grenadine
VE VEN venezuela|venezuela bolivarian republic of
VG VGB british virgin islands|britische jungferninseln|iles vierges britanniques|islas virgenes britanicas|britse maagdeneilanden|ilhas virgens britanicas|isole vergini britanniche
VI VIR u s virgin islands|amerikanische jungferninseln|iles vierges des etats unis|islas virgenes de ee uu|amerikaanse maagdeneilanden|ilhas virgens americanas|isole vergini americane
VN VNM vietnam|vietna
VU VUT vanuatu
WF WLF wallis futuna|wallis und futuna|wallis et futuna|wallis y futuna|wallis en futuna|wallis e futuna
WS WSM samoa
XK XKX kosovo
YE YEM yemen|jemen|iemen
YT MYT mayotte
ZA ZAF south africa|sudafrika|afrique du sud|sudafrica|zuid afrika|africa do sul
ZM ZMB zambia|sambia|zambie
ZW ZWE zimbabwe|simbabwe|zimbabue`;
