"""Programmes in the shapes that offices send, with what must be understood of each."""

from __future__ import annotations

PROGRAMMES: tuple[tuple[str, str], ...] = (
    (
        """\
PROGRAMME
Visit of the Delegation of Suzhou to Tampere, 5–7 May 2031

Monday 5 May 2031
14.30 Registration and coffee
15:00–16:30 Meeting with Mayor Anna Korhola, City Hall
   Participants: Li Wei, Anna Korhola
   Interpreter: to be confirmed
16.30 Transfer to hotel
19:00 - 21:00 Welcome dinner, Restaurant Näsinneula

Tuesday 6 May 2031
9:00 a.m. – 10:30 a.m. Site visit to Test Factory Ltd
10:30-12 Round table (room 301)
12:00 noon Lunch
2 pm Tour of the museum
2:30-4 pm Discussion
Spouse programme
10:00 Visit to Moomin museum
12:00 Lunch at café
Day 3 – Wednesday 7 May
23:30 Night train
00:30–06:10 Sleeper
Best regards
Matti
""",
        """
2031-05-05 14:30 Registration and coffee
2031-05-05 15:00 16:30 Meeting with Mayor Anna Korhola
2031-05-05 16:30 Transfer to hotel
2031-05-05 19:00 21:00 Welcome dinner
2031-05-06 09:00 10:30 Site visit to Test Factory Ltd
2031-05-06 10:30 12:00 Round table
2031-05-06 12:00 Lunch
2031-05-06 14:00 Tour of the museum
2031-05-06 14:30 16:00 Discussion
2031-05-06 10:00 Visit to Moomin museum
2031-05-06 12:00 Lunch at café
2031-05-07 23:30 Night train
2031-05-08 00:30 06:10 Sleeper
""",
    ),
    (
        """\
OHJELMA
Suzhoun valtuuskunnan vierailu Tampereelle 5.–7.5.2031
Maanantai 5.5.
klo 9.00–10.30 Tapaaminen pormestarin kanssa, Kaupungintalo
9-10.30 Työpaja
klo 12 Lounas
klo 13-15 Tutustuminen Sara-museoon
 - Opas: Liisa Mäki
15.15 Kahvitauko
ti 6.5.
8.30 Lähtö hotellilta
9.00–11.00 Neuvottelut
""",
        """
2031-05-05 09:00 10:30 Tapaaminen pormestarin kanssa
2031-05-05 09:00 10:30 Työpaja
2031-05-05 12:00 Lounas
2031-05-05 13:00 15:00 Tutustuminen Sara-museoon
2031-05-05 15:15 Kahvitauko
2031-05-06 08:30 Lähtö hotellilta
2031-05-06 09:00 11:00 Neuvottelut
""",
    ),
    (
        """\
苏州市代表团访问坦佩雷日程安排
2031年5月5日至7日

5月5日（星期一）
上午9:00 会见市长
下午2:30-4:00 参观工厂
14时30分 座谈会
晚上7点半 欢迎晚宴
地点：市政厅
第二天（5月6日 星期二）
上午
9:00—10:30  与坦佩雷市政府会谈    地点：市政厅会议室
10:30-12:00 参观Nokia公司
中午 午餐
下午
2:30 参观博物馆
7:00 晚宴
9:00 Opening 开幕式
""",
        """
2031-05-05 09:00 会见市长
2031-05-05 14:30 16:00 参观工厂
2031-05-05 14:30 座谈会
2031-05-05 19:30 欢迎晚宴
2031-05-06 09:00 10:30 与坦佩雷市政府会谈
2031-05-06 10:30 12:00 参观Nokia公司
2031-05-06 12:00 午餐
2031-05-06 14:30 参观博物馆
2031-05-06 19:00 晚宴
2031-05-06 21:00 Opening/开幕式
""",
    ),
    (
        """\
Time | Programme | Venue
9:00–10:00 | Opening ceremony | City Hall
10:00 | Coffee | Lobby
Lunch 12.00
""",
        """
? 09:00 10:00 Opening ceremony
? 10:00 Coffee
""",
    ),
    (
        """\
2031-05-05
09:00\tOpening\tCity Hall
10:00\tCoffee
""",
        """
2031-05-05 09:00 Opening
2031-05-05 10:00 Coffee
""",
    ),
    (
        """\
Opening 9.00-9.30
Coffee (10.00-10.30)
Lunch 12:00–13:00
""",
        """
? 09:00 09:30 Opening
? 10:00 10:30 Coffee
? 12:00 13:00 Lunch
""",
    ),
    (
        """\
**Day 1: Arrival**
* 10:40 Arrival by AY86 from Shanghai (Helsinki time)
* 14:00 (Beijing time) Video call
* 18:30–20:00 Dinner
**Day 2**
Morning: Visit to the port
Afternoon – free
0900-1030 Meeting
""",
        """
? 10:40 Arrival by AY86 from Shanghai
? 14:00 Video call
? 18:30 20:00 Dinner
? 09:00 Visit to the port
? 14:00 free
? 09:00 10:30 Meeting
""",
    ),
    (
        """\
Monday, May 5, 2031
9:00
Meeting with Mayor
City Hall, Room 3
会见市长
10:00–11:00
Coffee
""",
        """
2031-05-05 09:00 Meeting with Mayor
2031-05-05 10:00 11:00 Coffee
""",
    ),
    (
        """\
Tampereen kaupunki
Valtuuskuntavierailun ohjelma 12.–13.6.2031

Torstai 12.6.2031
klo 8.45  Nouto hotellilta (Hotelli Tammer)
klo 9.00–10.00  Tervetuliaistilaisuus, Raatihuone
                Isäntä: pormestari Kaisa Esimerkki
klo 10.15–11.45  Esittely: Tampereen raitiotie
klo 12.00  Lounas
klo 13.00–15.30  Yritysvierailu, Testiyhtiö Oy
klo 18.00 alkaen  Illallinen

Perjantai 13.6.
9.00-11.00 Neuvottelut
11.00 Lehdistötilaisuus
n. klo 12 Lounas
iltapäivä: vapaata
""",
        """
2031-06-12 08:45 Nouto hotellilta
2031-06-12 09:00 10:00 Tervetuliaistilaisuus
2031-06-12 10:15 11:45 Esittely: Tampereen raitiotie
2031-06-12 12:00 Lounas
2031-06-12 13:00 15:30 Yritysvierailu, Testiyhtiö Oy
2031-06-12 18:00 Illallinen
2031-06-13 09:00 11:00 Neuvottelut
2031-06-13 11:00 Lehdistötilaisuus
2031-06-13 12:00 Lounas
2031-06-13 14:00 vapaata
""",
    ),
    (
        """\
江苏省南通市代表团访芬日程

时间：2031年9月15日—17日
第一天 9月15日（周一）
14:35 抵达赫尔辛基万塔机场（AY88）
15:30-16:30 乘车前往图尔库
18:00 欢迎晚宴（酒店餐厅）

第二天 9月16日（周二）
9:00-10:00 拜会图尔库市市长 地点：图尔库市政厅
10:30-12:00 参观图尔库大学
12:00-13:30 工作午餐
14:00-16:00 考察造船厂
    参加人员：全体团员
晚上 自由活动

第三天 9月17日（周三）
上午8时 出发赴机场
注：以上时间均为芬兰当地时间，如有变动另行通知。
""",
        """
2031-09-15 14:35 抵达赫尔辛基万塔机场（AY88）
2031-09-15 15:30 16:30 乘车前往图尔库
2031-09-15 18:00 欢迎晚宴
2031-09-16 09:00 10:00 拜会图尔库市市长
2031-09-16 10:30 12:00 参观图尔库大学
2031-09-16 12:00 13:30 工作午餐
2031-09-16 14:00 16:00 考察造船厂
2031-09-16 19:00 自由活动
2031-09-17 08:00 出发赴机场
""",
    ),
    (
        """\
VISIT PROGRAMME
Delegation of Yantai, China
Tuesday, 3 June

08:30 Pick-up at Hotel Seaview
09:00 – 09:45 Courtesy call on the Deputy Mayor
Venue: Town Hall, 2nd floor
Participants: Mr. Zhang San; Ms. Eva Example
10:00 – 11:30 Port tour
11:30 – 13:00 Lunch hosted by the City (Restaurant Anchor)
13:15 – 14:45 Group A: Visit to water plant
13:15 – 14:45 Group B: Visit to vocational school
15:00 – 15:30 Wrap-up / Yhteenveto
19.00–late Dinner
""",
        """
? 08:30 Pick-up at Hotel Seaview
? 09:00 09:45 Courtesy call on the Deputy Mayor
? 10:00 11:30 Port tour
? 11:30 13:00 Lunch hosted by the City
? 13:15 14:45 Visit to water plant
? 13:15 14:45 Visit to vocational school
? 15:00 15:30 Yhteenveto/Wrap-up
? 19:00 Dinner
""",
    ),
    (
        """\
DAY 1 - 6 OCT 2031 (MON)

0830-0900 hrs   Registration
0900-1030 hrs   Opening session
                - Welcome remarks by Mayor Testi
                - Keynote
1030-1100 hrs   Tea break
1100 hrs        Departure

DAY 2 - 7 OCT 2031 (TUE)
TBC  Meeting with Governor
1400 hrs Closing
""",
        """
2031-10-06 08:30 09:00 Registration
2031-10-06 09:00 10:30 Opening session
2031-10-06 10:30 11:00 Tea break
2031-10-06 11:00 Departure
2031-10-07 – Meeting with Governor
2031-10-07 14:00 Closing
""",
    ),
    (
        """\
Ohjelma / Programme / 日程
Ma 5.5.2031
9.00 Avaus / Opening / 开幕式
9.30 Lounas / Lunch / 午餐
10:00 Vierailu yliopistolla
      Visit to the University
      参观大学
""",
        """
2031-05-05 09:00 Avaus/Opening/开幕式
2031-05-05 09:30 Lounas/Lunch/午餐
2031-05-05 10:00 Vierailu yliopistolla/Visit to the University/参观大学
""",
    ),
    (
        """\
五月五日 星期一
九点 开会
十点半 茶歇
下午三点半 参观港口
晚上七点 宴会
""",
        """
? 09:00 开会
? 10:30 茶歇
? 15:30 参观港口
? 19:00 宴会
""",
    ),
    (
        """\
| Time | Programme | Place |
|------|-----------|-------|
| **Monday 5 May** | | |
| 9:00–10:00 | Opening | Hall A |
| 10:00–11:00 | Panel discussion | Hall B |
""",
        """
? 09:00 10:00 Opening
? 10:00 11:00 Panel discussion
""",
    ),
    (
        """\
5.5.2031 klo 9.00–10.00 Avaus
5.5.2031 klo 10.00–11.00 Kahvi
6.5.2031 klo 9.00 Lähtö
""",
        """
2031-05-05 09:00 10:00 Avaus
2031-05-05 10:00 11:00 Kahvi
2031-05-06 09:00 Lähtö
""",
    ),
    (
        """\
Programme on 5 May 2031 (all times are in Helsinki time)

9:00 am: Welcome
10 am - 12 pm: Talks
12:30 pm: Lunch
2 p.m. to 4 p.m. Factory visit
from 18:00 to 20:00 Reception at City Hall
23:00-01:00 Night walk
""",
        """
2031-05-05 09:00 Welcome
2031-05-05 10:00 12:00 Talks
2031-05-05 12:30 Lunch
2031-05-05 14:00 16:00 Factory visit
2031-05-05 18:00 20:00 Reception at City Hall
2031-05-05 23:00 01:00 Night walk
""",
    ),
    (
        """\
Arrival
Monday
- Arrival at the airport
- Check-in at the hotel
Tuesday
10:00 Meeting
""",
        """
? – Arrival at the airport
? – Check-in at the hotel
? 10:00 Meeting
""",
    ),
    (
        """\
Time: 9:00–10:30
Event: Meeting with the Mayor
Venue: City Hall

Time: 11:00
Event: Lunch
Venue: Restaurant Test
""",
        """
? 09:00 10:30 Meeting with the Mayor
? 11:00 Lunch
""",
    ),
    (
        """\
2031年5月5日 上午
09:00-09:30 市长会见
09:30—11:00 签约仪式
下午
14:00—15:30 座谈
2031年5月6日
全天 参观考察
8:00 早餐
8：30～9：30 乘车
""",
        """
2031-05-05 09:00 09:30 市长会见
2031-05-05 09:30 11:00 签约仪式
2031-05-05 14:00 15:30 座谈
2031-05-06 – 全天 参观考察
2031-05-06 08:00 早餐
2031-05-06 08:30 09:30 乘车
""",
    ),
    (
        """\
Dear colleagues,

please find below the programme of the visit on 12 March 2031.

10.00 Arrival, City Hall main entrance
10.15 Presentation of the city
   Speaker: Director Matti Malli
11.30 Signing of the MoU
12.00 Lunch

Best regards,
Liisa Esimerkki
tel. 050 123 4567
""",
        """
2031-03-12 10:00 Arrival
2031-03-12 10:15 Presentation of the city
2031-03-12 11:30 Signing of the MoU
2031-03-12 12:00 Lunch
""",
    ),
    (
        """\
kl. 9.00–10.00 Möte med borgmästaren
kl 10 Kaffe
""",
        """
? 09:00 10:00 Möte med borgmästaren
? 10:00 Kaffe
""",
    ),
    (
        """\
May 5
7:45 AM Breakfast at hotel
8:30 AM–9:15 AM Bus transfer to Aalto University
9:30 AM-12:00 PM Campus tour
12:00-1:30 PM Lunch
1:30-3:00 Discussion
11:45 PM Flight to Shanghai
""",
        """
? 07:45 Breakfast at hotel
? 08:30 09:15 Bus transfer to Aalto University
? 09:30 12:00 Campus tour
? 12:00 13:30 Lunch
? 13:30 15:00 Discussion
? 23:45 Flight to Shanghai
""",
    ),
    (
        """\
Vierailuohjelma, keskiviikko 17.9.2031
Aika\tOhjelma\tPaikka
9.00–9.30\tAamukahvi\tKaupungintalo
9.30–11.00\tKeskustelu elinkeinojohtajan kanssa\tKokoushuone 2
11.00\tSiirtyminen\t
""",
        """
2031-09-17 09:00 09:30 Aamukahvi
2031-09-17 09:30 11:00 Keskustelu elinkeinojohtajan kanssa
2031-09-17 11:00 Siirtyminen
""",
    ),
    (
        """\
Day One: Thursday, October 9th, 2031
8:15 a.m. Depart hotel
8:45 – 10:00 a.m. Meeting with the Vice Mayor
10:15 a.m.–12:15 p.m. Technical visit
Day Two: Friday, October 10th
9 a.m. Breakfast briefing
Noon Farewell lunch
""",
        """
2031-10-09 08:15 Depart hotel
2031-10-09 08:45 10:00 Meeting with the Vice Mayor
2031-10-09 10:15 12:15 Technical visit
2031-10-10 09:00 Breakfast briefing
2031-10-10 12:00 Farewell lunch
""",
    ),
    (
        """\
第1天（10月13日，星期一）
07:00 早餐
08:30——09:30 乘车赴奥卢
10：00—11：30 与奥卢大学座谈交流
11:45 午餐
第2天（10月14日，星期二）
09:00 签署合作备忘录
""",
        """
? 07:00 早餐
? 08:30 09:30 乘车赴奥卢
? 10:00 11:30 与奥卢大学座谈交流
? 11:45 午餐
? 09:00 签署合作备忘录
""",
    ),
    (
        """\
10.11.2031
klo 8.30 Aamiainen / 早餐
klo 9.30 Lähtö kaupungintalolle / 出发前往市政厅
klo 10–12 Neuvottelut / 会谈
""",
        """
2031-11-10 08:30 Aamiainen/早餐
2031-11-10 09:30 Lähtö kaupungintalolle/出发前往市政厅
2031-11-10 10:00 12:00 Neuvottelut/会谈
""",
    ),
    (
        """\
Programme for the spouses' group, 4 June 2031
Spouse programme:
10:00 Visit to the art museum
12:00 Lunch
Main programme
10:00 Talks
""",
        """
2031-06-04 10:00 Visit to the art museum
2031-06-04 12:00 Lunch
2031-06-04 10:00 Talks
""",
    ),
    (
        """\
2 September 2031

13:05 Flight AY099 arrives from Hong Kong
14:00 Transfer to Hotel Testi by bus
      Contact: Eva Esimerkki, 050 123 4567
17:00-18:30 Welcome reception hosted by the Mayor, City Hall
20:00 Free evening
""",
        """
2031-09-02 13:05 Flight AY099 arrives from Hong Kong
2031-09-02 14:00 Transfer to Hotel Testi by bus
2031-09-02 17:00 18:30 Welcome reception hosted by the Mayor
2031-09-02 20:00 Free evening
""",
    ),
    (
        """\
Maanantaina 3. marraskuuta 2031
kello 9.00 Tervetulosanat, apulaispormestari Maija Malli
kello 9.15 Kaupungin esittely
kello 10.30–11.30 Tutustuminen kirjastoon (Keskustakirjasto)
""",
        """
2031-11-03 09:00 Tervetulosanat, apulaispormestari Maija Malli
2031-11-03 09:15 Kaupungin esittely
2031-11-03 10:30 11:30 Tutustuminen kirjastoon
""",
    ),
    (
        """\
日期：2031年11月20日（星期四）
时间：9:00-10:00
内容：会见库奥皮奥市市长
地点：市政厅
时间：10:30-11:30
内容：参观大学医院
""",
        """
2031-11-20 09:00 10:00 会见库奥皮奥市市长
2031-11-20 10:30 11:30 参观大学医院
""",
    ),
    (
        """\
WED 19 NOV 2031
10.00-10.45 Courtesy call, City Hall
11.00-12.30 Visit to the Test Institute
12.30-13.30 Lunch
THU 20 NOV 2031
09.00-10.00 Check-out
""",
        """
2031-11-19 10:00 10:45 Courtesy call
2031-11-19 11:00 12:30 Visit to the Test Institute
2031-11-19 12:30 13:30 Lunch
2031-11-20 09:00 10:00 Check-out
""",
    ),
    (
        """\
Draft programme for the visit of Mayor Chen Ming, 5-6 May 2031

Mon 5 May
08.00 - 08.45\tBreakfast at the hotel
09.00\t\tDeparture from hotel (bus)
09.30 - 10.30\tMeeting with Mayor Testi
\t\tCity Hall, Conference room 2
\t\tPresent: Mayor Chen Ming, Ms Li Na
10.30 - 11.00\tCoffee break
Tue 6 May
1) 9.15 Visit to Lohikoski Port
2) 11.30 Lunch
""",
        """
2031-05-05 08:00 08:45 Breakfast at the hotel
2031-05-05 09:00 Departure from hotel (bus)
2031-05-05 09:30 10:30 Meeting with Mayor Testi
2031-05-05 10:30 11:00 Coffee break
2031-05-06 09:15 Visit to Lohikoski Port
2031-05-06 11:30 Lunch
""",
    ),
    (
        """\
日程安排

5月5日 星期一
上午
9:00  抵达市政厅，市长迎接
9:30  会谈（中文、芬兰语交传）
12:00 午餐，地点：市政厅餐厅
下午
1:30-3:00 参观教育机构
3:30 乘车返回酒店
晚上6:30 宴会
5月6日 星期二
8:00 早餐 → 9:00 出发
""",
        """
? 09:00 抵达市政厅，市长迎接
? 09:30 会谈（中文、芬兰语交传）
? 12:00 午餐
? 13:30 15:00 参观教育机构
? 15:30 乘车返回酒店
? 18:30 宴会
? 08:00 早餐 → 9:00 出发
""",
    ),
    (
        """\
Klo 9.00 Tervetuloa
Klo 9.15 – 10.00 Kaupunginjohtajan puheenvuoro
Klo 10.00 Kahvi ja keskustelua
Klo 11.00 mennessä siirtyminen satamaan
Klo 13 Päätös
""",
        """
? 09:00 Tervetuloa
? 09:15 10:00 Kaupunginjohtajan puheenvuoro
? 10:00 Kahvi ja keskustelua
? 11:00 mennessä siirtyminen satamaan
? 13:00 Päätös
""",
    ),
    (
        """\
Monday, 5th of May 2031
At 9:00 am Opening
At 10:00 am - Presentation of the region by Director Malli
10:45 am – noon Q&A
1:00 – 2:00 pm Lunch
Arrival at 14:45 at the museum
15:00-16:00: Museum visit (guide: Eva)
""",
        """
2031-05-05 09:00 Opening
2031-05-05 10:00 Presentation of the region by Director Malli
2031-05-05 10:45 12:00 Q&A
2031-05-05 13:00 14:00 Lunch
2031-05-05 15:00 16:00 Museum visit (guide: Eva)
""",
    ),
    (
        """\
9:00 - 10:00 (Beijing time) / 4:00 - 5:00 (Helsinki time) Online meeting
10:00 北京时间 签约
""",
        """
? 09:00 10:00 Online meeting
? 10:00 签约
""",
    ),
    (
        """\
Thursday 8.5.2031

 9:00-9:30   Arrival and registration
 9:30-10:00  Opening remarks
             Mayor Maija Malli, City of Testi
             Vice Mayor Wang Fang, Suzhou
10:00-12:00  Parallel sessions
   Track A: Smart city (Room 1)
   Track B: Education (Room 2)
12:00        Lunch
""",
        """
2031-05-08 09:00 09:30 Arrival and registration
2031-05-08 09:30 10:00 Opening remarks
2031-05-08 10:00 12:00 Parallel sessions
2031-05-08 10:00 12:00 Smart city
2031-05-08 10:00 12:00 Education
2031-05-08 12:00 Lunch
""",
    ),
    (
        """\
Day 1, Helsinki
14:00 – Arrival at Helsinki-Vantaa Airport, flight AY 100
16:00 – Check in: Hotel Test
Day 2, Turku
8:30 - Train to Turku
""",
        """
? 14:00 Arrival at Helsinki-Vantaa Airport, flight AY 100
? 16:00 Check in: Hotel Test
? 08:30 Train to Turku
""",
    ),
    (
        """\
08.30 hrs Departure
10:00～11:30 会谈
13h00 Lunch
7:30PM Dinner, Hotel Test
""",
        """
? 08:30 Departure
? 10:00 11:30 会谈
? 13:00 Lunch
? 19:30 Dinner
""",
    ),
    (
        """\
Lauantai 10.5.2031
- klo 10: Saapuminen Helsinki-Vantaalle
- klo 11.30–: Lounas
- Klo 14–16.00: Kaupunkikierros (opas: Maija Malli)
Sunnuntai 11.5.2031: vapaapäivä
Maanantai 12.5.2031: Yritysvierailut
9.00-10.30: Testi Oy
""",
        """
2031-05-10 10:00 Saapuminen Helsinki-Vantaalle
2031-05-10 11:30 Lounas
2031-05-10 14:00 16:00 Kaupunkikierros (opas: Maija Malli)
2031-05-11 – vapaapäivä
2031-05-12 09:00 10:30 Testi Oy
""",
    ),
    (
        """\
一、5月5日（星期一）
1. 09:00-10:00 会见
2. 10:30-12:00 参观
二、5月6日（星期二）
1. 09:00 离开
""",
        """
? 09:00 10:00 会见
? 10:30 12:00 参观
? 09:00 离开
""",
    ),
    (
        """\
[Monday 5 May 2031]
09:00 | Opening | Mayor's office
09:45 | Talks
""",
        """
2031-05-05 09:00 Opening
2031-05-05 09:45 Talks
""",
    ),
    (
        """\
5/5/2031 (Mon)
9:00 AM - Welcome by Mr. A. Testi
""",
        """
2031-05-05 09:00 Welcome by Mr. A. Testi
""",
    ),
    (
        """\
Programme

09:00\t09:30\tRegistration\tLobby
09:30\t10:00\tOpening\tHall A
""",
        """
? 09:00 09:30 Registration
? 09:30 10:00 Opening
""",
    ),
)
