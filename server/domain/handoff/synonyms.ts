/** Words that mean the same to somebody who asks and to somebody who answers: each line becomes its first word. Inflected forms
 *  are found by their stem. */
export const synonyms = `
phone mobile smartphone handset cellphone
computer pc laptop notebook machine desktop
device tablet unit
lift elevator
order buy purchase bought
invoice bill
pay paid payment
plan subscription tier package tariff
yearly annual annually year
monthly month
people person member folk worker staff employee colleague coworker student teacher user guest driver
licence license seat
big large
small short low reduced less few lower smaller shorter
discount off reduction reduced
unplug disconnect pull
reconnect plug connect
restart reboot
box carton parcel packaging
broken damage damaged defective faulty
photo picture image
error fault failure fail failed message
signin login signon log-in logged sign-in login
sso single-sign-on sign-on
private incognito
allow permit permitted allowed
enable active activate activated ticked
notification push alert
cable wire cord
fine ok okay good suit
admin administrator
permission right
delete remove erase erased wipe
add create
set raise increase adjust choose select
integration connector connection
server host
change switch turn move migrate
want prefer wish
send sent transfer transferred forward
wait waiting
remaining free left spare available
copy export backup
stop halt abort
accept willing agree
company firm business organisation organization
town city
2fa two-factor mfa
address mail email e-mail
number no id identifier
display show shown visible
leave left
arrive come came reach reached
update upgrade
clear empty clean
volume loudness
happen occur
range period interval span timeframe
software program programme tool system platform crm erp application provider idp
charge deduct deducted
pending waiting open
money price refund reimburse
finish graduate complete
concern affect
start begin began
login account
password passcode pin
setting option preference configuration config
button icon
window dialog popup
list table overview
field column
row line record entry
picture logo
text wording content
note comment remark
document file doc
folder directory
release version build
website site webpage
internet network wifi wi-fi lan
slow lag laggy sluggish stutter
fast quick rapid
freeze hang stuck frozen
crash die dead
blank white
lost gone missing vanish disappear
wrong incorrect false bad
duplicate double twice doubled
same identical equal
refuse reject decline deny block
cancel terminate quit
renew renewal prolong extend
trial test pilot beta
shop store
boss manager head chief
owner proprietor
team department group
school university college
doctor practice clinic
price cost fee rate
tax vat
voucher coupon code
deliver delivery ship shipment shipping
courier carrier
neighbour neighbor
floor storey
door entrance
room office
key lock
screw bolt
battery accu
charger adapter brick supply
light led lamp
sound audio noise
camera webcam
printer print printed
paper sheet
scan scanner reader
till checkout cashier register
warranty guarantee
return sendback
swap exchange replace replacement substitute
repair fix mend
install setup mount
configure configured
import imported upload
download save
encrypt encrypted crypt
sign signature signed
certificate cert
secret token
header headers
payload body
retry resend redeliver
trigger fire
schedule scheduled
night nightly overnight
day daily
week weekly
hour hourly
minute minutes
morning a.m
evening p.m
weekend saturday sunday
holiday vacation
meeting appointment
call phonecall ring telephone
answer reply respond response
ask request
tell inform
translate translation
holder cardholder
credit debit
subscription membership
anonymous anonymise
law legal gdpr
contract agreement
sheet spreadsheet
chart graph diagram
dashboard board
filter search
colour color
font typeface
theme design layout
dark darkmode
zoom scale
`;
