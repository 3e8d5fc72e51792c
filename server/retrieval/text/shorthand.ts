/** What people write in place of words when they type fast, by language: pairs of it and the words that it stands for. */
export const shorthand = {
  en: `
    cant=can not, cannot=can not, wont=will not, dont=do not, doesnt=does not, didnt=did not, isnt=is not, arent=are not
    aint=is not, wasnt=was not, werent=were not, havent=have not, hasnt=has not, hadnt=had not, couldnt=could not
    wouldnt=would not, shouldnt=should not, wudnt=would not, shant=shall not, im=i am, ive=i have, youre=you are
    youve=you have, youll=you will, theyre=they are, theyve=they have, theyll=they will, theyd=they would, youd=you would, weve=we have, hes=he is, shes=she is
    itll=it will, thats=that is, whats=what is, wheres=where is, whos=who is, hows=how is, whens=when is, whys=why is
    theres=there is, heres=here is, yall=you all, imma=i am going to, ima=i am going to, gfs=girlfriends
    u=you, ur=your, urs=yours, r=are, y=why, n=and, nd=and, b=be, c=see, k=ok, wat=what, wut=what, wht=what, whut=what
    wats=what is, wuts=what is, wen=when, wer=where, wher=where, hw=how, cuz=because, coz=because, cos=because, bfs=boyfriends
    bc=because, becuz=because, bcuz=because, pls=please, plz=please, plss=please, ppl=people, peeps=people, thx=thanks
    thnx=thanks, tnx=thanks, tx=thanks, ty=thank you, tysm=thank you, thanku=thank you, bf=boyfriend, gf=girlfriend
    bff=best friend, abt=about, bout=about, b4=before, gonna=going to, gunna=going to, wanna=want to, wana=want to
    gotta=have to, gimme=give me, lemme=let me, kinda=kind of, sorta=sort of, outta=out of, dunno=do not know
    idk=i do not know, idc=i do not care, ily=i love you, omg=oh my god, wtf=what the fuck, rn=right now, asap=right now
    2nite=tonight, 2night=tonight, tonite=tonight, 2day=today, 2moro=tomorrow, 2morrow=tomorrow, tmrw=tomorrow, tmr=tomorrow
    tomoro=tomorrow, gr8=great, l8r=later, m8=mate, any1=anyone, some1=someone, every1=everyone, no1=no one, sum1=someone
    anyones=anyone is, txt=text, txting=texting, msg=message, msgs=messages, pic=picture, pics=pictures, vid=video, fb=facebook
    ig=instagram, insta=instagram, snap=snapchat, govt=government, w=with, wit=with, wid=with, wo=without, ya=you, yu=you
    dis=this, dat=that, dey=they, dem=them, da=the, tha=the, teh=the, hav=have, luv=love, thru=through, tho=though
    shud=should, cud=could, wud=would, shoulda=should have, coulda=could have, woulda=would have, sux=sucks
    hlp=help, halp=help, hepl=help, sry=sorry, srsly=seriously, prolly=probably, rly=really
    mins=minutes, hr=hour, hrs=hours, yr=year, yrs=years, yo=yo, hiya=hi, heya=hey, sup=hello, wassup=hello
    agen=again, agin=again, agn=again, frm=from, fom=from, tlk=talk, tlkin=talking, cnt=can not, cudnt=could not, cldnt=could not
    shudnt=should not, wrk=work, wrkn=working, wrking=working, fone=phone, fon=phone, fones=phones, nvr=never, nevr=never, evr=ever
    gurl=girl, gurls=girls, grl=girl, grls=girls, mny=money, muny=money, moni=money, sumone=someone, sumbody=somebody
    sombody=somebody, smbdy=somebody, sumtimes=sometimes, sumthing=something, smth=something, sth=something, nuthin=nothing
    nuthing=nothing, sed=said, sez=says, lft=left, kep=keep, tuk=took, tok=took, skared=scared, scard=scared, skard=scared
    scurd=scared, afrade=afraid, afread=afraid, pleez=please, pleeze=please, pleas=please, plese=please, plis=please, becuse=because
    becase=because, becouse=because, becaus=because, kno=know, knw=know, noe=know
    thier=their, ther=there, thay=they, wich=which, woud=would, shoud=should, coud=could, hert=hurt, hurtin=hurting
    hous=house, hme=home, hom=home, skool=school, schl=school, bak=back, bck=back, lst=last, nite=night, nites=nights
    nyt=night, ryt=right, rite=right, gt=get, git=get, gits=gets, gud=good, iz=is, wuz=was, wus=was, haz=has
    cumin=coming, cummin=coming, gon=going to, tryna=trying to, tryina=trying to, finna=going to, ova=over, neva=never, eva=ever
    breeth=breathe, choakt=choked, choakd=choked, choaked=choked, chokd=choked, nife=knife, rong=wrong
    trafficing=trafficking, traficking=trafficking, traffiking=trafficking, traficing=trafficking, trafiking=trafficking
    trafficed=trafficked, traficked=trafficked, traffiked=trafficked, sistem=system, stoping=stopping, mutch=much
    beign=being, wepon=weapon, bruze=bruise, bruzes=bruises, perscription=prescription, suacide=suicide, sueside=suicide, suiside=suicide
    cought=caught, caut=caught, brot=brought, fite=fight, fiting=fighting, alrite=alright, enuf=enough, laff=laugh, jale=jail
    dauter=daughter, dawter=daughter, daugter=daughter, muther=mother, mutha=mother, fauther=father, bruther=brother, sista=sister
    cuzin=cousin, cuzzin=cousin, nabor=neighbor, naybor=neighbor, neybor=neighbor, wimin=women, wimen=women, peple=people, peeple=people
    polees=police, poleece=police, polise=police, docter=doctor, dokter=doctor, hospitle=hospital, trubble=trouble, truble=trouble
    munth=month, munths=months, yeer=year, yeers=years, wurk=work, wurking=working, skul=school, bleading=bleeding
    pregnate=pregnant, preg=pregnant, prego=pregnant, prob=probably, probly=probably, srry=sorry, frend=friend, freind=friend
    frends=friends, freinds=friends, bfriend=boyfriend, gfriend=girlfriend, boifriend=boyfriend, bday=birthday, grp=group
    appt=appointment, hosp=hospital, dr=doctor, hotl=hotel, motl=motel, bldg=building, pd=police, popo=police
    info=information, ngl=honestly, fr=for real, frfr=for real, ik=i know, hmu=call me, lmk=let me know, tbh=honestly
  `,
  es: `
    q=que, k=que, ke=que, qe=que, xq=porque, pq=porque, porq=porque, xk=porque, tmb=tambien, tb=tambien, tbn=tambien, x=por
    cn=con, m=me, pra=para, prq=porque, xke=porque, qiero=quiero, bno=bueno, tdo=todo, ns=no se, dps=despues, smpre=siempre
    ocupo=necesito, ocupamos=necesitamos, cmpra=compra, vndn=venden, mjr=mujer, mjrs=mujeres, tmpoco=tampoco, dsd=desde
    xfa=por favor, porfa=por favor, porfis=por favor, pf=por favor, d=de, toy=estoy, ta=esta, pa=para, dnd=donde, dond=donde
    cm=como, kmo=como, cmo=como, bn=bien, msj=mensaje, grax=gracias, grcs=gracias, tqm=te quiero mucho, nd=nada, ntp=no te preocupes
    aki=aqui, kien=quien, kiero=quiero, ablar=hablar, ayudenme=ayuda me, ayudame=ayuda me, alguien=alguien, nadien=nadie
    aiuda=ayuda, alluda=ayuda, alludenme=ayuda me, aiudenme=ayuda me, alludame=ayuda me, aiudame=ayuda me, ayudeme=ayuda me
    boy=voy, ise=hice, iso=hizo, asen=hacen, ase=hace, aser=hacer, ai=hay, ayi=ahi, llo=yo
    yego=llego, bino=vino, biene=viene, bienen=vienen, bamos=vamos, bive=vive, bivo=vivo, aora=ahora, ora=ahora, orita=ahorita
    aorita=ahorita, asta=hasta, ija=hija, ijo=hijo, ijos=hijos, ijas=hijas, ermana=hermana, ermano=hermano, ombre=hombre
    ombres=hombres, oi=hoy, stoy=estoy, toi=estoy, tamos=estamos, tava=estaba, staba=estaba, muxo=mucho, muxa=mucha
    muxos=muchos, xico=chico, xica=chica, cel=celular, celu=celular, fon=telefono, trabaho=trabajo, poli=policia
    porfabor=por favor, porfas=por favor, pliss=por favor, plis=por favor, sakenme=saquen me, saquenme=saquen me, pos=pues, pus=pues
    nomas=solo, namas=solo, pal=para el, dnde=donde, onde=donde, onta=donde esta, ande=donde, verda=verdad
    haiga=haya, ustds=ustedes, uds=ustedes, ud=usted, hrs=horas, num=numero, tel=telefono, fb=facebook, ig=instagram
  `,
};
