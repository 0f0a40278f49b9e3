//! Styles of citation by which countries differ: common-law acts and their series, gazettes, Swiss and French short forms.

use super::sentences::hold;

#[test]
fn common_law_provisions() {
    hold(&[
        (
            "This is found in section 14 of the Proof and Procedure Act (Cap. 27) and in sections 40-44 of the same Act.",
            &["Proof and Procedure Act | 14 | No Cap. 27", "Proof and Procedure Act | 40-44 | back"],
        ),
        (
            "By virtue of s. 9 of the Factories Act, 1987, and of ss. 3 and 5 of the Wages Act, 2001, it is secret.",
            &["Factories Act | 9 | 1987", "Wages Act | 3, 5 | 2001"],
        ),
        (
            "Licences follow the Placement Bureaux Regulations, 2021 (S.I. 8/2021). Under regulation 4 of these Regulations and reg. 6(1) thereof it is free.",
            &[
                "Placement Bureaux Regulations | No S.I. 8/2021 | 2021",
                "Placement Bureaux Regulations | 4 | back",
                "Placement Bureaux Regulations | 6(1) | back",
            ],
        ),
        (
            "The Survivors of Servitude (Review Board) Order, 2022 (S.I. No. 30 of 2022) of 9 May 2022 was made.",
            &["Survivors of Servitude (Review Board) Order | No S.I. No. 30 of 2022 | 2022-05-09"],
        ),
        ("By Practice Direction No. 7 of 2023 it was fixed.", &["Practice Direction No. 7 of 2023 | No 7 of 2023"]),
        (
            "Schedule 3 to the Factories Act, 1987, Part III of the Wages Act and rule 11 of the Probate Rules, 2020 apply.",
            &["Factories Act | ch schedule 3 | 1987", "Wages Act | ch part III", "Probate Rules | 11 | 2020"],
        ),
        (
            "The High Court Rules apply; rule 14 of the Rules and rr. 3 and 4 of the High Court Rules say how.",
            &["High Court Rules", "High Court Rules | 14 | back", "High Court Rules | 3, 4"],
        ),
        (
            "Section 2 of Act XII of 2018 and L.N. 40 of 2020 made under it.",
            &["Act XII of 2018 | 2 | No XII of 2018", "L.N. 40 of 2020 | No L.N. 40 of 2020"],
        ),
        (
            "Article 248A of the Criminal Code (Chapter 9 of the Laws of Ixania) and section 3 of the Refugees Act (Cap. 420A).",
            &["Criminal Code | 248A | No Chapter 9", "Refugees Act | 3 | No Cap. 420A"],
        ),
        (
            "The Slavery (Northshire) Act 2015 (asp 12), the Tribunals Act 2019, c. 4, and the Youth Act, R.S.C. 1985, c. Y-1.",
            &[
                "Slavery (Northshire) Act | No asp 12 | 2015",
                "Tribunals Act | No c. 4 | 2019",
                "Youth Act | No R.S.C. 1985, c. Y-1",
            ],
        ),
    ]);
}

#[test]
fn numbers_of_series_that_stand_for_an_act() {
    hold(&[
        (
            "L.N. 40 of 2020 and S.I. No. 19 of 2023 were made; regulation 3 of S.I. 19/2023 is new.",
            &[
                "L.N. 40 of 2020 | No L.N. 40 of 2020",
                "S.I. No. 19 of 2023 | No S.I. No. 19 of 2023",
                "S.I. No. 19 of 2023 | 3 | No S.I. 19/2023",
            ],
        ),
        (
            "Section 5 of Chapter 34 of the Revised Statutes and Chapter 12 of the Laws of Ixania apply.",
            &[
                "Chapter 34 of the Revised Statutes | 5 | No Chapter 34",
                "Chapter 12 of the Laws of Ixania | No Chapter 12",
            ],
        ),
        (
            "The Refugees Act (Cap. 420) applies; Article 9 of Cap. 420 and Article 2 of Cap. 99 say how.",
            &["Refugees Act | No Cap. 420", "Refugees Act | 9 | No Cap. 420", "Cap. 99 | 2 | No Cap. 99"],
        ),
        ("Section 2(1)(a) and (c) of the Slavery Act 7 of 2013 applies.", &["Slavery Act | 2(1)(a) | No 7 of 2013"]),
    ]);
}

#[test]
fn years_of_titles() {
    hold(&[
        (
            "The Minors Act, 1990 was replaced by the Minors Act, 2014; the 2014 Act is in force.",
            &["Minors Act | 1990", "Minors Act | 2014", "Minors Act | back"],
        ),
        ("Under the Wages Act, 2023 licences were issued.", &["Wages Act"]),
        ("The Fees (Amendment) Act, 2023 (No. 4 of 2023) applies.", &["Fees (Amendment) Act | No 4 of 2023 | 2023"]),
        (
            "A Protection Order, 40 Detention Orders and the Public Order Act, 1986 were counted.",
            &["Public Order Act | 1986"],
        ),
    ]);
}

#[test]
fn gazettes() {
    hold(&[
        (
            "The Law on Aid (Official Gazette, hereinafter OG, No. 71/16) and the Law on Seasonal Work (OG 90/22 of 8 July 2022) differ.",
            &["Law on Aid", "Law on Seasonal Work | 2022-07-08"],
        ),
        (
            "Art. 12 of the Rulebook on Standards in Hostels, OG 19/14, and Art. 6 of the Law on Fees (Narodne novine 33/08).",
            &["Rulebook on Standards in Hostels | 12", "Law on Fees | 6"],
        ),
        (
            "The Labour Act (Sl. list RCG, No. 5/2019), the Aliens Act (BGBl. I Nr. 12/2023) and the Shelter Act (Stb. 2022, 14) apply.",
            &["Labour Act", "Aliens Act", "Shelter Act"],
        ),
        (
            "The Law on Aid (“Official Gazette of Ixania”, No. 44/2012 of 9 August 2012) and the Law on Visas (“Off. Gazette of RI”, No. 8/20) apply.",
            &["Law on Aid | 2012-08-09", "Law on Visas"],
        ),
        (
            "The Act on Aid (Ixanian Official Gazette of 28 May 2004) and the Law published in OG 5/2024 on 3 May 2024 apply.",
            &["Act on Aid | 2004-05-28", "Law published in OG 5/2024 on 3 May 2024 | 2024-05-03"],
        ),
        (
            "La loi sur les visas (M.B. du 12 mai 2005) et la loi sur l'aide (Mém. A - n° 51 du 20 mars 2009) valent.",
            &["loi sur les visas | 2005-05-12", "loi sur l'aide | 2009-03-20"],
        ),
        (
            "Under the Law on Aid, OG 17/15, on 3 May 2024 a team was set up; the Visa Act (OG 17/15, 4/24 of 5 January 2024) too.",
            &["Law on Aid", "Visa Act"],
        ),
        (
            "The Media Act, published in the Official Gazette, No. 9/2021, on 2 March 2021, is new.",
            &["Media Act | 2021-03-02"],
        ),
        (
            "La loi sur les refuges (JORF n° 0123 du 28 mai 2023) et la loi sur les visas (Moniteur belge du 4 juin 2023) valent.",
            &["loi sur les refuges | 2023-05-28", "loi sur les visas | 2023-06-04"],
        ),
        (
            "La loi du 3 mars 2023 sur les visas (Mémorial A n° 112 du 9 mars 2023) vaut.",
            &["loi sur les visas | 2023-03-03"],
        ),
    ]);
}

#[test]
fn a_remark_on_publication_without_a_gazette_is_left_to_the_sentence() {
    let text = "The Media Act (published in May 2023) applies.";
    let (_, all) = super::found(text, None, &super::CitationWords::builtin());
    assert_eq!(all.citations[0].text(text), "The Media Act");
}

#[test]
fn acts_that_are_named_elsewhere() {
    hold(&[
        (
            "The Law on Aid applies. Art. 11 of the Law mentioned in row 5(a), first paragraph, was repealed.",
            &["Law on Aid", "? Law on Aid | 11 | back"],
        ),
        (
            "The Law on Aid applies. Art. 11 of the Law mentioned above was repealed.",
            &["Law on Aid", "Law on Aid | 11 | back"],
        ),
    ]);
}

#[test]
fn french_and_swiss_styles() {
    hold(&[
        (
            "L'ordonnance du Conseil fédéral (RS 142.9) et la loi fédérale sur l'aide (LAS ; RS 312.9) valent ; voir l'art. 2 LAS.",
            &[
                "ordonnance du Conseil fédéral | No RS 142.9",
                "loi fédérale sur l'aide | No RS 312.9",
                "loi fédérale sur l'aide | 2",
            ],
        ),
        (
            "Le règlement grand-ducal du 4 mars 2022 existe ; l'art. 33 du règlement et l'alinéa 2 de l'article 5 du même règlement valent.",
            &[
                "règlement grand-ducal du 4 mars 2022 | 2022-03-04",
                "règlement grand-ducal du 4 mars 2022 | 33 | back",
                "règlement grand-ducal du 4 mars 2022 | 5 | back",
            ],
        ),
        (
            "L'art. 124 Cst. et la Constitution ; le Code pénal, C. pén., art. 225-4-1, et l'art. 12 C. proc. pén.",
            &[
                "Constitution de Ixania | 124",
                "Constitution de Ixania",
                "Code pénal",
                "Code pénal | 225-4-1",
                "Code de procédure pénale | 12",
            ],
        ),
        (
            "L'arrêté de la Direction générale de la police du 3 mai 2023 et la loi sur la direction des prisons valent.",
            &[
                "arrêté de la Direction générale de la police du 3 mai 2023 | 2023-05-03",
                "loi sur la direction des prisons",
            ],
        ),
        (
            "La directive interne du 5 mars 2018 et l'ordonnance du 30 janvier 2023 sur la main-d'œuvre agricole valent.",
            &["directive interne du 5 mars 2018 | 2018-03-05", "ordonnance sur la main-d'œuvre agricole | 2023-01-30"],
        ),
    ]);
}

#[test]
fn what_is_no_citation_in_these_styles() {
    hold(&[
        ("The Ministry of S. Smith met S.I. Jones; under the direction of 5 officers 30 s passed.", &[]),
        ("The Official Gazette and the Journal of Law were printed in regulation 5 copies.", &[]),
        ("In SI units, C. Smith of GN 5 and the U.S. led; SC 12/2023 was heard, C. pénible.", &[]),
        ("The Law Society (published in May 2023) and Order of the Direction met.", &[]),
        ("Cap. 5 metres long was the rope; s. 4 of the report and r. 5 say so.", &[]),
    ]);
}
