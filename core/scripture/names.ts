/** A name of the Bible as Korean (개역) and English readers know it. */
export interface BibleName {
  ko: string;
  en: string;
}

/** Korean and English parted by a colon, `_` for a space; roughly in the order in which sermons speak of them. */
const NAMES = `
예수:Jesus 그리스도:Christ 하나님:God 여호와:LORD 성령:Holy_Spirit 보혜사:Comforter 임마누엘:Immanuel 메시아:Messiah 인자:Son_of_Man
이스라엘:Israel 예루살렘:Jerusalem 다윗:David 모세:Moses 아브라함:Abraham 바울:Paul 베드로:Peter 요한:John 야곱:Jacob 요셉:Joseph
이삭:Isaac 아담:Adam 하와:Eve 노아:Noah 사라:Sarah 리브가:Rebekah 라헬:Rachel 레아:Leah 에서:Esau 여호수아:Joshua 갈렙:Caleb
솔로몬:Solomon 사울:Saul 사무엘:Samuel 엘리야:Elijah 엘리사:Elisha 이사야:Isaiah 예레미야:Jeremiah 에스겔:Ezekiel 다니엘:Daniel
느부갓네살:Nebuchadnezzar 벨사살:Belshazzar 사드락:Shadrach 메삭:Meshach 아벳느고:Abednego 고레스:Cyrus 다리오:Darius 아하수에로:Ahasuerus
에스더:Esther 모르드개:Mordecai 하만:Haman 와스디:Vashti 느헤미야:Nehemiah 에스라:Ezra 스룹바벨:Zerubbabel 산발랏:Sanballat 도비야:Tobiah
마리아:Mary 마르다:Martha 나사로:Lazarus 니고데모:Nicodemus 삭개오:Zacchaeus 빌라도:Pilate 헤롯:Herod 가야바:Caiaphas 바라바:Barabbas
안드레:Andrew 야고보:James 빌립:Philip 바돌로매:Bartholomew 도마:Thomas 마태:Matthew 다대오:Thaddaeus 유다:Judah 가룟_유다:Judas_Iscariot
시몬:Simon 나다나엘:Nathanael 맛디아:Matthias 마가:Mark 누가:Luke 바나바:Barnabas 실라:Silas 디모데:Timothy 디도:Titus 빌레몬:Philemon
오네시모:Onesimus 스데반:Stephen 고넬료:Cornelius 아나니아:Ananias 삽비라:Sapphira 아볼로:Apollos 브리스길라:Priscilla 아굴라:Aquila
루디아:Lydia 뵈뵈:Phoebe 에바브로디도:Epaphroditus 두기고:Tychicus 데마:Demas 유니게:Eunice 로이스:Lois 벨릭스:Felix 베스도:Festus 아그립바:Agrippa
갈릴리:Galilee 베들레헴:Bethlehem 나사렛:Nazareth 가버나움:Capernaum 베다니:Bethany 벳새다:Bethsaida 고라신:Chorazin 가나:Cana
겟세마네:Gethsemane 골고다:Golgotha 감람산:Mount_of_Olives 베데스다:Bethesda 실로암:Siloam 엠마오:Emmaus 사마리아:Samaria 유대:Judea
여리고:Jericho 요단강:Jordan_River 시온:Zion 시내산:Mount_Sinai 호렙산:Mount_Horeb 느보산:Mount_Nebo 갈멜산:Mount_Carmel 모리아:Moriah
애굽:Egypt 바로:Pharaoh 바벨론:Babylon 앗수르:Assyria 니느웨:Nineveh 가나안:Canaan 블레셋:Philistia 모압:Moab 암몬:Ammon 에돔:Edom
아람:Aram 다메섹:Damascus 레바논:Lebanon 두로:Tyre 시돈:Sidon 소돔:Sodom 고모라:Gomorrah 벧엘:Bethel 브엘세바:Beersheba 헤브론:Hebron
세겜:Shechem 실로:Shiloh 길갈:Gilgal 미스바:Mizpah 기브아:Gibeah 기브온:Gibeon 아이성:Ai 가데스_바네아:Kadesh-barnea 고센:Goshen
하란:Haran 갈대아_우르:Ur_of_the_Chaldeans 에덴:Eden 바벨탑:Tower_of_Babel 홍해:Red_Sea 마라:Marah 엘림:Elim 르비딤:Rephidim 므리바:Meribah
아론:Aaron 미리암:Miriam 이드로:Jethro 십보라:Zipporah 비느하스:Phinehas 나답:Nadab 아비후:Abihu 고라:Korah 발람:Balaam 발락:Balak 라합:Rahab
아간:Achan 옷니엘:Othniel 에훗:Ehud 드보라:Deborah 바락:Barak 시스라:Sisera 야엘:Jael 기드온:Gideon 아비멜렉:Abimelech 입다:Jephthah 삼손:Samson
들릴라:Delilah 나오미:Naomi 룻:Ruth 보아스:Boaz 오르바:Orpah 엘리멜렉:Elimelech 한나:Hannah 엘가나:Elkanah 브닌나:Peninnah 엘리:Eli 홉니:Hophni
골리앗:Goliath 요나단:Jonathan 므비보셋:Mephibosheth 아브넬:Abner 요압:Joab 밧세바:Bathsheba 우리아:Uriah 나단:Nathan 압살롬:Absalom 아도니야:Adonijah
아히도벨:Ahithophel 후새:Hushai 시므이:Shimei 바르실래:Barzillai 나발:Nabal 아비가일:Abigail 미갈:Michal 이새:Jesse 사독:Zadok 아비아달:Abiathar
르호보암:Rehoboam 여로보암:Jeroboam 아합:Ahab 이세벨:Jezebel 나봇:Naboth 예후:Jehu 여호사밧:Jehoshaphat 요아스:Joash 아사:Asa 웃시야:Uzziah 요담:Jotham
아하스:Ahaz 히스기야:Hezekiah 므낫세:Manasseh 아몬:Amon 요시야:Josiah 여호야김:Jehoiakim 여호야긴:Jehoiachin 시드기야:Zedekiah 아달랴:Athaliah
산헤립:Sennacherib 랍사게:Rabshakeh 나아만:Naaman 게하시:Gehazi 수넴:Shunem 사르밧:Zarephath 오바댜:Obadiah 스바:Sheba 히람:Hiram 훌다:Huldah
호세아:Hosea 고멜:Gomer 요엘:Joel 아모스:Amos 요나:Jonah 미가:Micah 나훔:Nahum 하박국:Habakkuk 스바냐:Zephaniah 학개:Haggai 스가랴:Zechariah
말라기:Malachi 욥:Job 엘리바스:Eliphaz 빌닷:Bildad 소발:Zophar 엘리후:Elihu 아삽:Asaph 헤만:Heman 여두둔:Jeduthun 바룩:Baruch 에벳멜렉:Ebed-melech
가인:Cain 아벨:Abel 셋:Seth 에녹:Enoch 므두셀라:Methuselah 라멕:Lamech 셈:Shem 함:Ham 야벳:Japheth 니므롯:Nimrod 데라:Terah 롯:Lot 하갈:Hagar
이스마엘:Ishmael 멜기세덱:Melchizedek 엘리에셀:Eliezer 브두엘:Bethuel 라반:Laban 빌하:Bilhah 실바:Zilpah 르우벤:Reuben 시므온:Simeon 레위:Levi
단:Dan 납달리:Naphtali 갓:Gad 아셀:Asher 잇사갈:Issachar 스불론:Zebulun 디나:Dinah 베냐민:Benjamin 다말:Tamar 보디발:Potiphar 에브라임:Ephraim
브살렐:Bezalel 오홀리압:Oholiab 훌:Hur 엘르아살:Eleazar 게르솜:Gershom 슬로브핫:Zelophehad 시혼:Sihon 바산:Bashan 아말렉:Amalek 아낙:Anak
사가랴:Zacharias 엘리사벳:Elizabeth 안나:Anna 가브리엘:Gabriel 미가엘:Michael 바디매오:Bartimaeus 야이로:Jairus 세베대:Zebedee
막달라_마리아:Mary_Magdalene 살로메:Salome 글로바:Clopas 아리마대_요셉:Joseph_of_Arimathea 구레네_시몬:Simon_of_Cyrene 말고:Malchus 헤로디아:Herodias
바리새인:Pharisees 사두개인:Sadducees 열심당:Zealots 레위인:Levites 제사장:priest 서기관:scribes 세리:tax_collector 산헤드린:Sanhedrin 회당:synagogue
안디옥:Antioch 구브로:Cyprus 이고니온:Iconium 루스드라:Lystra 더베:Derbe 드로아:Troas 빌립보:Philippi 데살로니가:Thessalonica 베뢰아:Berea
아덴:Athens 고린도:Corinth 에베소:Ephesus 밀레도:Miletus 가이사랴:Caesarea 멜리데:Malta 로마:Rome 마게도냐:Macedonia 아가야:Achaia 갈라디아:Galatia
골로새:Colossae 라오디게아:Laodicea 서머나:Smyrna 버가모:Pergamum 두아디라:Thyatira 사데:Sardis 빌라델비아:Philadelphia 밧모섬:Patmos 구스:Cush
간다게:Candace 다소:Tarsus 길리기아:Cilicia 욥바:Joppa 룻다:Lydda 도르가:Dorcas 아가보:Agabus 유두고:Eutychus 데메드리오:Demetrius 디오드레베:Diotrephes
할렐루야:Hallelujah 호산나:Hosanna 아멘:Amen 마라나타:Maranatha 셀라:Selah 아바_아버지:Abba_Father 에벤에셀:Ebenezer 여호와_이레:Jehovah-jireh
여호와_닛시:Jehovah-nissi 여호와_샬롬:Jehovah-shalom 여호와_라파:Jehovah-rapha 엘샤다이:El_Shaddai 알파와_오메가:Alpha_and_Omega
유월절:Passover 오순절:Pentecost 초막절:Feast_of_Tabernacles 무교절:Feast_of_Unleavened_Bread 부림절:Purim 수전절:Hanukkah 안식일:Sabbath 희년:Jubilee
언약궤:Ark_of_the_Covenant 지성소:Holy_of_Holies 속죄소:mercy_seat 번제:burnt_offering 화목제:peace_offering 속건제:guilt_offering 만나:manna 메추라기:quail
그룹:cherubim 스랍:seraphim 우림과_둠밈:Urim_and_Thummim 에봇:ephod 달란트:talent 데나리온:denarius 세겔:shekel 규빗:cubit 겨자씨:mustard_seed
바알:Baal 아세라:Asherah 아스다롯:Ashtaroth 몰렉:Molech 다곤:Dagon 그모스:Chemosh 벨:Bel 드라빔:teraphim 르비아단:Leviathan 리워야단:Leviathan
사탄:Satan 마귀:devil 바알세불:Beelzebul 아마겟돈:Armageddon 음부:Hades 스올:Sheol 게헨나:Gehenna 적그리스도:Antichrist
`;

/** Names and words of the Bible that a recogniser should expect, those of many sermons first. */
export const BIBLE_NAMES: readonly BibleName[] = NAMES.trim()
  .split(/\s+/)
  .map((entry) => {
    const [ko = '', en = ''] = entry.split(':').map((name) => name.replaceAll('_', ' '));
    return { ko, en };
  });
