/**
 * Passwords of ten and more characters that lead every list of leaked ones, lower case: keyboard walks, counting, the
 * usual words with the usual numbers behind them, and what people type when the subject is a wallet.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
0123456789 1234567890 12345678910 123456789a 123456789q 1234567890a 1234567890q 12345678900 123456789123 1234567891
1234567899 12345678901 123456789012 123123123123 1231231230 1234512345 123456123456 1234554321 0987654321 9876543210
987654321a 1122334455 112233445566 1029384756 1357924680 0123456789a 3141592653 31415926535 1111122222 1010101010
1212121212 1231231231 qwertyuiop qwertyuiop1 qwertyuiop123 qwertyuiop[] qwerty1234 qwerty12345 qwerty123456
qwerty123456789 qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwerqwerqwer qwertyqwerty qwer1234qwer qwertzuiop
azertyuiop asdfghjkl1 asdfghjkl123 asdfghjkl; asdfasdfasdf asdf1234asdf zxcvbnm123 zxcvbnm,./ 1q2w3e4r5t 1q2w3e4r5t6y
1q2w3e4r5t6y7u 1qaz2wsx3edc 1qazxsw23edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc1 qazwsxedc123 qazwsx123456 zaq12wsxcde3
zaq1xsw2cde3 q1w2e3r4t5 q1w2e3r4t5y6 a1b2c3d4e5 a1s2d3f4g5 abcdefghij abcdefghijk abcdefghijklmnopqrstuvwxyz abcd123456
abcde12345 abc1234567 abc123456789 abcabcabcabc aa12345678 a123456789 a1234567890 a12345678910 q123456789 w123456789
z123456789 asd123456789 qwe123456789 qweasdzxc123 qweasdzxc1 password10 password11 password12 password123 password1234
password12345 password123456 password123! password1! password!1 password01 password2020 password2021 password2022
password2023 password2024 password2025 password2026 passwordpassword passw0rd123 passw0rd1234 p@ssw0rd123 p@ssw0rd1234
p@ssword123 p@ssword1234 pa$$w0rd123 pa55word123 mypassword mypassword1 mypassword123 thepassword password.123
password@123 password#123 password_123 letmein123 letmein1234 letmein12345 welcome123 welcome1234 welcome12345
welcome2023 welcome2024 welcome2025 welcome@123 iloveyou12 iloveyou123 iloveyou1234 iloveyou!! iloveyouso iloveyousomuch
iloveyou2 iloveyouforever ilovemyself ilovemydog ilovejesus iloveyoubaby admin12345 admin123456 admin123456789
administrator administrator1 admin@1234 admin@12345 adminadmin adminadmin1 rootrootroot changeme123 changeme1234
changemenow default123 superman123 superman12 batman12345 football12 football123 football1234 baseball12 baseball123
basketball basketball1 basketball23 volleyball liverpool1 liverpoolfc manchester manchester1 manutd1234 chelsea123
barcelona1 realmadrid realmadrid1 juventus123 princess12 princess123 princess1234 sunshine12 sunshine123 sunshine1234
monkey1234 monkey12345 dragon1234 dragon12345 master12345 master1234 shadow12345 michael123 michael1234 jennifer12
jennifer123 charlie123 charlie1234 jordan1234 computer12 computer123 internet12 internet123 samsung123 samsung1234
google1234 google12345 facebook12 facebook123 pokemon123 pokemon1234 minecraft1 minecraft123 starwars12 starwars123
spiderman1 spiderman123 whatever12 whatever123 trustno1trustno1 test123456 test1234567 testtesttest testpassword
testing123 testing1234 test12345678 user123456 guest12345 hello12345 hello123456 hellohello helloworld
helloworld1 helloworld123 secret1234 secret12345 topsecret1 topsecret123 nothing123 blink182blink182 christmas1
elizabeth1 alexander1 alexandra1 christopher christian1 christine1 stephanie1 victoria12 jessica123 ashley1234
daniel1234 anthony123 matthew123 thomas1234 nicole1234 michelle12 michelle123 butterfly1 butterfly123 strawberry
strawberry1 strawberries chocolate1 chocolate123 cheesecake watermelon watermelon1 blackberry mercedes123 mustang123
corvette12 motorcycle harley1234 gandalf123 1234qwerasdf 1234qwer1234 1234abcd1234 12345qwert 12345qwerty 12345abcde
123456qwerty 1234567qwerty 123qweasdzxc 123qwe123qwe 123abc123abc 123456abcdef 123456asdf 123456789qwe 123456789abc
123456789z 123456789s 123456789m 123456789o 147258369a 1472583690 147852369a 159753456852 7894561230 741852963a
789456123a 5201314520 woaini1314 woaini1314520 woaini520520 woaiwojia1 a5201314520 asd5201314 qq123456789 qq12345678
zxc123456789 zz123456789 aaa123456789 aa123456789 aaaaaa123456 111111aaaaaa 1111111111a 0000000000a 100200300400
correcthorsebatterystaple thequickbrownfox fuckyou123 fuckyou1234 fuckoff123 asshole123
metamask12 metamask123 metamask1234 mymetamask ethereum12 ethereum123 ethereum1234 ethereum2.0 bitcoin123 bitcoin1234
bitcoin12345 bitcoin2024 bitcoin2025 satoshi123 satoshinakamoto vitalikbuterin cryptocurrency crypto1234 crypto12345
crypto123456 blockchain blockchain1 blockchain123 tothemoon1 tothemoon123 hodlhodlhodl wallet1234 wallet12345
mywallet123 mywallet12 walletpassword bowline123 bowline1234 bowlinewallet eigenlayer eigenlayer1 eigenlayer123
restaking1 restaking123 liquidstaking
`
    .trim()
    .split(/\s+/)
    .filter((word) => word.length >= 10),
)
