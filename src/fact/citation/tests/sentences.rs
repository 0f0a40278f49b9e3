//! Single sentences, English and French, with what is found in each: instrument, articles, chapter, number, date, `back`.

use super::super::CitationWords;
use super::{found, told};

pub(super) fn hold(table: &[(&str, &[&str])]) {
    let lexicon = CitationWords::builtin();
    let mut missed = Vec::new();
    for (text, want) in table {
        let (_, all) = found(text, Some("Ixania"), &lexicon);
        let got: Vec<String> = all.citations.iter().map(|c| told(&all, c)).collect();
        if got != *want {
            missed.push(format!("{text}\n   want {want:?}\n   got  {got:?}"));
        }
    }
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), table.len(), missed.join("\n"));
}

#[test]
fn english_provisions() {
    hold(&[
        ("Article 9 of the Penal Code applies.", &["Penal Code | 9"]),
        ("Articles 5-7, 9 and 12a of the Act on Shelters apply.", &["Act on Shelters | 5-7, 9, 12a"]),
        ("Under Article 8.0.3 of the Penal Code it is so.", &["Penal Code | 8.0.3"]),
        ("See Article 316-1 of the Penal Code.", &["Penal Code | 316-1"]),
        ("See Article 110/a of the Penal Code.", &["Penal Code | 110/a"]),
        ("Article 225 (3) of the Penal Code (2003) was applied.", &["Penal Code | 225 (3) | 2003"]),
        ("Articles 19 (3), 21 and 22 (2) of the Shelter Act hold.", &["Shelter Act | 19 (3), 21, 22 (2)"]),
        ("By virtue of Sections 12 to 15 of the Penal Act it is so.", &["Penal Act | 12 to 15"]),
        (
            "Article 459 (I) of the Penal Code and article 17 ter of the Penal Code.",
            &["Penal Code | 459 (I)", "Penal Code | 17 ter"],
        ),
        ("Article 5, paragraph 2, of the Law on Courts applies.", &["Law on Courts | 5"]),
        (
            "Article 25, items 3 and 4, of Law No. 32 of 3 May 2019 applies.",
            &["Law No. 32 of 3 May 2019 | 25 | No 32 | 2019-05-03"],
        ),
        ("Article 189, paragraph (1), letter b) of the Penal Code applies.", &["Penal Code | 189"]),
        ("Article 7 paragraph 1 letter c of the Aliens Act applies.", &["Aliens Act | 7"]),
        (
            "It is in Article 5, first paragraph, of the Law on Asylum and in Article 12 of the said Law.",
            &["Law on Asylum | 5", "Law on Asylum | 12 | back"],
        ),
        (
            "Point 9 of the Referral Rules and item 7 of the Statutes of the Relief Fund apply.",
            &["Referral Rules | 9", "Statutes of the Relief Fund | 7"],
        ),
        (
            "Article 199.4 of Chapter 23 of the Penal Code (PC) and Article 5 PC.",
            &["Penal Code | 199.4 | ch 23", "Penal Code | 5"],
        ),
        ("Chapter 5, Section 15 of the Aliens Act applies.", &["Aliens Act | 15 | ch 5"]),
        (
            "Chapter 15-2 of the Penal Code and Part 3 of the Shelter Act.",
            &["Penal Code | ch 15-2", "Shelter Act | ch part 3"],
        ),
        (
            "§§ 14 and 15 of the Residence Act and § 3 of the Residence Act.",
            &["Residence Act | 14, 15", "Residence Act | 3"],
        ),
        ("Sections 76 ff. of the 2005 Aliens Police Act apply.", &["Aliens Police Act | 76 | 2005"]),
        (
            "Under Article 87 of the Penal Code one may sue, and under Article 189, be paid.",
            &["Penal Code | 87", "Penal Code | 189 | back"],
        ),
        (
            "Articles 5 and 6 of the Penal Code and 9 of the Labour Code hold.",
            &["Penal Code | 5, 6", "Labour Code | 9"],
        ),
        ("Articles 202 and 204 (reduced punishment) of the Penal Code.", &["Penal Code | 202, 204"]),
        ("Article 5 and 12 victims of the fire were heard under the Penal Code.", &["Penal Code"]),
        (
            "The Penal Code, in Articles 164 and 165, punishes it; the Act's Section 10 is new.",
            &["Penal Code | 164, 165", "? | 10 | back"],
        ),
        ("Pursuant to Labour Code, Article 5, work is paid.", &["Labour Code | 5"]),
        ("Articles 600, 600-bis and 601 of the Penal Code apply.", &["Penal Code | 600, 600-bis, 601"]),
        ("Section 25 (4a) sentence 1 of the Residence Act applies.", &["Residence Act | 25 (4a)"]),
    ]);
}

#[test]
fn english_names() {
    hold(&[
        (
            "The Legal Help (Presumed Victims) Act (Act No. 9 of 2024) of 28 February 2024 is in force.",
            &["Legal Help (Presumed Victims) Act | No 9 of 2024 | 2024-02-28"],
        ),
        (
            "The Rules on Identification (Government Decree No. 198 of 6 May 2013) say so.",
            &["Rules on Identification | No 198 | 2013-05-06"],
        ),
        (
            "Circular No. 6 of 2024 of the Court Administration, dated 13 May 2024, orders it.",
            &["Circular No. 6 of 2024 of the Court Administration | No 6 of 2024 | 2024-05-13"],
        ),
        (
            "Decree of the Council of Ministers No. 51 of March 3, 2022 raised it.",
            &["Decree of the Council of Ministers No. 51 of March 3, 2022 | No 51 | 2022-03-03"],
        ),
        (
            "Guideline No. 4 of the Prosecutor General of February 2, 2024 binds.",
            &["Guideline No. 4 of the Prosecutor General of February 2, 2024 | No 4 | 2024-02-02"],
        ),
        (
            "Order of the Council No. 12 of 22.01.2024 set up teams.",
            &["Order of the Council No. 12 of 22.01.2024 | No 12 | 2024-01-22"],
        ),
        (
            "Order No. 2024 of the Minister of Health of 9 March 2017 holds.",
            &["Order No. 2024 of the Minister of Health of 9 March 2017 | No 2024 | 2017-03-09"],
        ),
        (
            "Order No. 111s of the Cabinet of the Republic of Ixania dated 7 February 2019.",
            &["Order No. 111s of the Cabinet of the Republic of Ixania dated 7 February 2019 | No 111s | 2019-02-07"],
        ),
        (
            "Order No. 55 issued by the Minister of Health on 3 March 2021 applies.",
            &["Order No. 55 | No 55 | 2021-03-03"],
        ),
        (
            "The Presidential Decree dated June 2, 2020, No. 2073 was signed.",
            &["Presidential Decree dated June 2, 2020, No. 2073 | No 2073 | 2020-06-02"],
        ),
        (
            "The Law of the Republic of Ixania “On Employment” dated 29 June 2019 applies.",
            &["Law on Employment | 2019-06-29"],
        ),
        (
            "The Law of the Republic of Ixania on “Combating Corruption” dated 2004 applies.",
            &["Law on Combating Corruption | 2004"],
        ),
        (
            "By Decision No. 152 of the Cabinet of Ministers dated June 17, 2006, \"On the Amount of the Allowance\", it was fixed.",
            &["Decision on the Amount of the Allowance | No 152 | 2006-06-17"],
        ),
        (
            "The \"Law on Legal Entities\" of the Republic of Ixania dated December 12, 2003 applies.",
            &["Law on Legal Entities | 2003-12-12"],
        ),
        (
            "The Health and Care Act 2022 amended the Care Act 2014; the 2022 Act is new.",
            &["Health and Care Act | 2022", "Care Act | 2014", "Health and Care Act | back"],
        ),
        (
            "Act No. 2005-06 of 10 May 2005 on the punishment of traffickers is under revision.",
            &["Act on the punishment of traffickers | No 2005-06 | 2005-05-10"],
        ),
        (
            "The Law amending Law No. 12/2003 on Asylum (No. 31/2024 of 28 March 2024) applies.",
            &["Law amending Law No. 12/2003 on Asylum | No 31/2024 | 2024-03-28"],
        ),
        (
            "The Law on Amendments to the Law on Inspections, dated February 3, 2025, extends it.",
            &["Law on Amendments to the Law on Inspections | 2025-02-03"],
        ),
        (
            "Articles 7 of the Law on Non-Profit Organisations, No. 65/2008, and of others.",
            &["Law on Non-Profit Organisations | 7 | No 65/2008"],
        ),
        (
            "The Law on the Prevention of Violence, the Protection of Victims and the Restoration of Peace holds.",
            &["Law on the Prevention of Violence, the Protection of Victims and the Restoration of Peace"],
        ),
        ("The Act on the Ombudsman and the Labour Code were changed.", &["Act on the Ombudsman", "Labour Code"]),
        ("According to the Act on the Ombudsman, the Ombudsman and the Police meet.", &["Act on the Ombudsman"]),
        ("The Constitution and Electoral Code define it.", &["Constitution of Ixania", "Electoral Code"]),
        (
            "Article 15 of the Constitution of the Republic of Ruritania differs from the Ixanian Constitution.",
            &["Constitution of the Republic of Ruritania | 15", "Constitution of Ixania"],
        ),
        (
            "Directive 2011/36/EU and Regulation (EU) 2016/679 were transposed.",
            &["Directive 2011/36/EU | No 2011/36/EU", "Regulation (EU) 2016/679 | No (EU) 2016/679"],
        ),
        ("The Criminal Code (Official Gazette, No. 85/05, 88/05) was published.", &["Criminal Code"]),
        (
            "The Aliens Act (2005:716) and Act XC of 2017 on Courts apply.",
            &["Aliens Act | No 2005:716", "Act on Courts | No XC of 2017"],
        ),
        ("Section 2 of the Act of 6 June 1997 – Penal Code applies.", &["Penal Code | 2 | 1997-06-06"]),
        (
            "The stability law for 2025 (Law No. 244 of 28 December 2024) blocks it.",
            &["stability law for 2025 | No 244 | 2024-12-28"],
        ),
        (
            "Laws No. 5 of 3 May 2020 and No. 6 of 4 May 2020 apply.",
            &["Law No. 5 of 3 May 2020 | No 5 | 2020-05-03", "Law No. 6 of 4 May 2020 | No 6 | 2020-05-04"],
        ),
        (
            "The National Referral Mechanism, adopted by Government Decision No. 71 of 4 May 2024, applies.",
            &["National Referral Mechanism | No 71 | 2024-05-04"],
        ),
        (
            "Section 33 of the Criminal Investiga-\ntions Act (Act No.\n57 of 1998) obliges the police.",
            &["Criminal Investigations Act | 33 | No 57 of 1998"],
        ),
        (
            "Human Rights Act 1998 (the Act) gives effect; the Act binds courts.",
            &["Human Rights Act | 1998", "Human Rights Act | back"],
        ),
        (
            "The Palermo Protocol and the Convention on the Rights of the Child were ratified.",
            &["Palermo Protocol", "Convention on the Rights of the Child"],
        ),
        (
            "Recommendation CM/Rec(2022)21 of the Committee of Ministers was translated.",
            &["Recommendation CM/Rec(2022)21 of the Committee of Ministers | No CM/Rec(2022)21"],
        ),
        (
            "By the Cabinet’s decision No. 58, dated March 24, 2000, it was fixed.",
            &["Cabinet’s decision No. 58 | No 58 | 2000-03-24"],
        ),
    ]);
}

#[test]
fn english_words_that_point_back() {
    hold(&[
        (
            "The Legal Aid Act applies. The said Act, Article 2 of this Act and the Act are one.",
            &["Legal Aid Act", "Legal Aid Act | back", "Legal Aid Act | 2 | back", "Legal Aid Act | back"],
        ),
        (
            "The Aliens Act was amended by the Posted Workers Act. Section 5 of the latter Act is new.",
            &["Aliens Act", "Posted Workers Act", "Posted Workers Act | 5 | back"],
        ),
        (
            "The Law on Asylum and the Law on Police differ. Under that Law it is free.",
            &["Law on Asylum", "Law on Police", "? Law on Asylum or Law on Police | back"],
        ),
        (
            "The Regulation on the Fund, approved by Decree No. 5 of 3 May 2020, applies (point 3 of the aforementioned Regulation).",
            &["Regulation on the Fund | No 5 | 2020-05-03", "Regulation on the Fund | 3 | back"],
        ),
        (
            "Law No. 5/2024, Article 3 of which punishes it, applies.",
            &["Law No. 5/2024 | No 5/2024", "Law No. 5/2024 | 3 | back"],
        ),
        ("The above-mentioned Decree is unknown, and so is the Law.", &[]),
        ("Article 5 of the Act applies.", &["? | 5 | back"]),
        (
            "Section 14 of the Victims' Rights Act applies.\n\nSection 15 adds a hearing.",
            &["Victims' Rights Act | 14", "Victims' Rights Act | 15 | back"],
        ),
        (
            "The Act on the Suppression of Trafficking (hereinafter: the Trafficking Act) holds; see Article 5 of the Trafficking Act.",
            &["Act on the Suppression of Trafficking", "Act on the Suppression of Trafficking | 5"],
        ),
        (
            "The Criminal Procedure Code applies. Pursuant to Article 46 of the same Code it is so; the Labour Code, and this Code too.",
            &["Criminal Procedure Code", "Criminal Procedure Code | 46 | back", "Labour Code", "Labour Code | back"],
        ),
        (
            "The Consolidated Text on Immigration grants it (Article 31 of the said Text).",
            &["Consolidated Text on Immigration", "Consolidated Text on Immigration | 31 | back"],
        ),
        (
            "Law No. 678/2001 on trafficking applies, as amended by Law No. 230/2010; this law is new.",
            &["Law on trafficking | No 678/2001", "Law No. 230/2010 | No 230/2010", "Law No. 230/2010 | back"],
        ),
        (
            "The Criminal Code (CC) and the Criminal Procedure Code (CPC) hold: Article 5 CC, Article 6 of the CPC, and the CPC itself.",
            &[
                "Criminal Code",
                "Criminal Procedure Code",
                "Criminal Code | 5",
                "Criminal Procedure Code | 6",
                "Criminal Procedure Code",
            ],
        ),
        (
            "The Code of Criminal Procedure applies; see Art. 92 CCP.",
            &["Code of Criminal Procedure", "Code of Criminal Procedure | 92"],
        ),
    ]);
}

#[test]
fn what_is_no_citation_in_english() {
    hold(&[
        ("The legislation, national law and international law apply; the rules and the order are clear.", &[]),
        ("By judgment No. 34 of 2020 and Decision of the Constitutional Court No. 5/2019 it was settled.", &[]),
        ("The Supreme Court's decision of 5 May 2024 and contract No. 5 of 3 May 2024 were noted.", &[]),
        ("A memorandum of 3 May 2024 and Agreement No. 7 of 4 May 2024 between the agencies hold.", &[]),
        ("The draft Law on Asylum and the Bill on Labour were tabled, with a draft of the Strategy.", &[]),
        (
            "The Law Society, the Faculty of Law, the Law Enforcement Agency and the Academy of Law met in order to act.",
            &[],
        ),
        ("The Code of Conduct and the Code of Ethics were printed.", &[]),
        ("The Action Plan and the programme are running; a plan of 2023 ended.", &[]),
        ("Section 3 of the report, point 5 above and paragraph 46 of our reply explain it.", &[]),
        ("The Penal Code holds; see section 5 above.", &["Penal Code"]),
        ("Workers aged 15-18, 1,130 visits, rooms 5 and 6, and the order of 12 chairs.", &[]),
        ("The act of disclosing is an offence, and that act is punished.", &[]),
        ("A topic was \"International Human Rights Law and its application\".", &[]),
    ]);
}

#[test]
fn french_provisions() {
    hold(&[
        ("L'article 64 du Code d'instruction criminelle est appliqué.", &["Code d'instruction criminelle | 64"]),
        (
            "Voir l'article 61-2, alinéa 2, du Code de procédure pénale (ci-après « CPP ») et l'article 118 du CPP.",
            &["Code de procédure pénale | 61-2", "Code de procédure pénale | 118"],
        ),
        (
            "Les articles 95 à 102 du Code civil et l'article 1er du décret n° 6 du 4 mai 2020.",
            &["Code civil | 95 à 102", "décret n° 6 du 4 mai 2020 | 1er | No 6 | 2020-05-04"],
        ),
        (
            "Les articles 433quinquies à 433octies du Code pénal répriment la traite.",
            &["Code pénal | 433quinquies à 433octies"],
        ),
        (
            "L'article 7, § 2, de la loi sur la police et l'article 7, 3°, du décret n° 5 du 3 mai 2020.",
            &["loi sur la police | 7", "décret n° 5 du 3 mai 2020 | 7 | No 5 | 2020-05-03"],
        ),
        (
            "L'article 2 bis de la loi n°2024-61 du 18 juin 2024 s'applique.",
            &["loi n°2024-61 du 18 juin 2024 | 2 bis | No 2024-61 | 2024-06-18"],
        ),
        ("Les articles 225-4-1 et suivants du code pénal s'appliquent.", &["code pénal | 225-4-1"]),
        (
            "Les articles 5 de la loi sur l'asile et 7 de la loi sur la police.",
            &["loi sur l'asile | 5", "loi sur la police | 7"],
        ),
        (
            "Le chapitre IV de la loi n° 2006-77 du 11 juillet 2006 sur l'inspection du travail.",
            &["loi sur l'inspection du travail | ch IV | No 2006-77 | 2006-07-11"],
        ),
        ("L'alinéa 2 de l'article 12 de la loi sur l'asile.", &["loi sur l'asile | 12"]),
        (
            "La loi n° 2024-8 du 3 mai 2024, en son article 4, et l'art. 5 al. 2 de la loi sur les étrangers.",
            &["loi n° 2024-8 du 3 mai 2024 | 4 | No 2024-8 | 2024-05-03", "loi sur les étrangers | 5"],
        ),
    ]);
}

#[test]
fn french_names() {
    hold(&[
        (
            "L'article 3 de la loi n° 2024-61 du 18 juin 2024 ajoute les victimes.",
            &["loi n° 2024-61 du 18 juin 2024 | 3 | No 2024-61 | 2024-06-18"],
        ),
        (
            "L'article 12 de la loi du 9 juillet 2011 sur le Fonds de garantie demeure sans application.",
            &["loi sur le Fonds de garantie | 12 | 2011-07-09"],
        ),
        (
            "L'instruction commune n° 5 du 30 janvier 2024 impose un code.",
            &["instruction commune n° 5 du 30 janvier 2024 | No 5 | 2024-01-30"],
        ),
        (
            "L'arrêté du ministre des Affaires étrangères du 17 janvier 2024 l'impose.",
            &["arrêté du ministre des Affaires étrangères du 17 janvier 2024 | 2024-01-17"],
        ),
        (
            "La circulaire n° 23/14 du procureur général du 30 octobre 2023 est suivie.",
            &["circulaire n° 23/14 du procureur général du 30 octobre 2023 | No 23/14 | 2023-10-30"],
        ),
        (
            "La loi de finances pour 2025 (loi n° 2024-118 du 19 décembre 2024) l'a prévu.",
            &["loi de finances pour 2025 | No 2024-118 | 2024-12-19"],
        ),
        (
            "Le décret n° 2011-156 du 8 septembre 2011 portant mécanisme national d'orientation est ancien.",
            &["décret portant mécanisme national d'orientation | No 2011-156 | 2011-09-08"],
        ),
        (
            "La loi n° 2016-444 du 13 avril 2016 visant à renforcer la lutte contre le proxénétisme a été votée.",
            &["loi visant à renforcer la lutte contre le proxénétisme | No 2016-444 | 2016-04-13"],
        ),
        (
            "La loi du 15 décembre 1980 sur l'accès au territoire, le séjour et l'éloignement des étrangers a été modifiée.",
            &["loi sur l'accès au territoire, le séjour et l'éloignement des étrangers | 1980-12-15"],
        ),
        (
            "Le dahir n° 1-16-127 du 25 août 2016 portant promulgation de la loi n° 27-14 relative à la lutte contre la traite est en vigueur.",
            &[
                "dahir portant promulgation de la loi n° 27-14 relative à la lutte contre la traite | No 1-16-127 | 2016-08-25",
            ],
        ),
        (
            "La loi fédérale du 23 mars 2007 sur l'aide aux victimes (LAVI ; RS 312.5) et l'art. 2 LAVI.",
            &[
                "loi fédérale sur l'aide aux victimes | No RS 312.5 | 2007-03-23",
                "loi fédérale sur l'aide aux victimes | 2",
            ],
        ),
        (
            "Le code de l'entrée et du séjour des étrangers (CESEDA) prévoit un titre.",
            &["code de l'entrée et du séjour des étrangers"],
        ),
        (
            "Le règlement grand-ducal du 11 mars 2014 et la directive 2011/36/UE du Parlement européen.",
            &[
                "règlement grand-ducal du 11 mars 2014 | 2014-03-11",
                "directive 2011/36/UE du Parlement européen | No 2011/36/UE",
            ],
        ),
        (
            "Les lois n° 5 du 3 mai 2020 et n° 6 du 4 mai 2020 s'appliquent.",
            &["loi n° 5 du 3 mai 2020 | No 5 | 2020-05-03", "loi n° 6 du 4 mai 2020 | No 6 | 2020-05-04"],
        ),
        (
            "Le décret-loi n° 12-2024 du 3 mai 2024 modifiant la loi n° 10-2009 du 4 mars 2009 relative à l'asile.",
            &["décret-loi modifiant la loi n° 10-2009 du 4 mars 2009 relative à l'asile | No 12-2024 | 2024-05-03"],
        ),
        (
            "La Stratégie nationale de lutte contre la traite 2021-2025 est suivie.",
            &["Stratégie nationale de lutte contre la traite 2021-2025"],
        ),
        (
            "L'ordonnance n° 5-2024 du ministre de l'Intérieur et du ministre de la Justice du 3 mai 2024.",
            &[
                "ordonnance n° 5-2024 du ministre de l'Intérieur et du ministre de la Justice du 3 mai 2024 | No 5-2024 | 2024-05-03",
            ],
        ),
        (
            "Les Règles d'identification, approuvées par le décret n° 5 du 3 mai 2024, s'appliquent.",
            &["Règles d'identification | No 5 | 2024-05-03"],
        ),
        (
            "La loi de 2013 sur l'asile et la loi sur la police de 2014 existent.",
            &["loi sur l'asile | 2013", "loi sur la police | 2014"],
        ),
        ("Selon l'article 17 de la Constitution de l'Ixanie, nul n'est esclave.", &["Constitution de l'Ixanie | 17"]),
    ]);
}

#[test]
fn french_words_that_point_back_and_what_is_no_citation() {
    hold(&[
        (
            "La loi du 21 avril 1932 sur les associations existe. L'art. 9 de la même loi, ladite loi et la loi précitée.",
            &[
                "loi sur les associations | 1932-04-21",
                "loi sur les associations | 9 | back",
                "loi sur les associations | back",
                "loi sur les associations | back",
            ],
        ),
        (
            "L'arrêté ministériel du 3 octobre 2024 crée la commission ; en vertu du même arrêté, elle siège. Cet arrêté est neuf.",
            &[
                "arrêté ministériel du 3 octobre 2024 | 2024-10-03",
                "arrêté ministériel du 3 octobre 2024 | back",
                "arrêté ministériel du 3 octobre 2024 | back",
            ],
        ),
        (
            "Le décret n° 5 du 3 mai 2020 existe ; l'article 5 du décret précité et l'article 3 de celui-ci aussi.",
            &[
                "décret n° 5 du 3 mai 2020 | No 5 | 2020-05-03",
                "décret n° 5 du 3 mai 2020 | 5 | back",
                "décret n° 5 du 3 mai 2020 | 3 | back",
            ],
        ),
        (
            "La loi du 9 juillet 2011 sur le Fonds existe. La loi précitée du 9 juillet 2011 dispose ainsi.",
            &["loi sur le Fonds | 2011-07-09", "loi sur le Fonds | 2011-07-09 | back"],
        ),
        (
            "La loi sur l'asile et la loi sur la police ont changé. L'article 5 de ladite loi est neuf.",
            &["loi sur l'asile", "loi sur la police", "? loi sur l'asile or loi sur la police | 5 | back"],
        ),
        ("La loi reconnaît des droits ; la législation, le droit interne et le texte arrêté aussi.", &[]),
        ("Le projet de loi n° 12, la proposition de loi sur l'asile et l'avant-projet de loi sont à l'étude.", &[]),
        ("Une convention conclue le 3 mai 2023 et un protocole signé le 9 novembre 2023 lient les services.", &[]),
        (
            "Un code est attribué ; le Code de bonne conduite, l'Ordre des avocats et la constitution de partie civile.",
            &[],
        ),
        (
            "Par décision du 3 mai 2024, le tribunal a tranché ; la décision n° 5 de la Cour constitutionnelle aussi.",
            &[],
        ),
        ("Le juge d'instruction ouvre une instruction ; aucun calendrier n'est arrêté, le plan suit son cours.", &[]),
    ]);
}

/// The table is what it claims to be.
#[test]
fn one_instrument_has_one_name() {
    let text = "The Law of the Republic of Ixania “On Combating Trafficking in Human Beings” applies. Article 17 of the “Law of the Republic of Ixania on Combating Human Trafficking” too, and the Law on Combating Trafficking in Persons.";
    let (_, all) = found(text, Some("Ixania"), &CitationWords::builtin());
    assert_eq!(all.citations.len(), 3);
    assert_eq!(all.instruments.len(), 1, "{:?}", all.instruments);
}
