//! What the law on access to a council's papers asks for, in each nation of Great Britain: how long before a
//! meeting they are published, and by which schedule some of what they say may be kept from the public.
//!
//! Northern Ireland isn't covered: its councils have an Act of their own (Local Government Act (Northern Ireland)
//! 2014), and its bank holidays are others.

use crate::calendar::Country;
use crate::yaml::Choice;

/// Under whose law a council publishes its papers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Law {
    /// England: Part 5A of the Local Government Act 1972.
    #[default]
    England,
    /// Wales: the same, as the Local Government and Elections (Wales) Act 2021 changed it.
    Wales,
    /// Scotland: Part 3A of the Local Government (Scotland) Act 1973.
    Scotland,
}

impl Law {
    /// Where it holds, for messages.
    pub fn nation(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::Wales => "Wales",
            Self::Scotland => "Scotland",
        }
    }

    /// For how many clear days before a meeting papers are open to the public, at the least.
    ///
    /// England: five, by section 100B(3) of the Act of 1972, as changed by SI 2002/715 on 1 October 2002; of
    /// executives, by regulation 7 of SI 2012/2089. Wales: three, by section 100BA(3), inserted by the Act of 2021,
    /// schedule 4. Scotland: three, by section 50B of the Act of 1973.
    pub fn clear_days(self) -> u32 {
        match self {
            Self::England => 5,
            Self::Wales | Self::Scotland => 3,
        }
    }

    /// By what a late item may be taken all the same: special circumstances, for which the chair finds it urgent.
    pub fn late_items(self) -> &'static str {
        match self {
            Self::England => "Local Government Act 1972, section 100B(4)(b)",
            Self::Wales => "Local Government Act 1972, section 100BA(6)",
            Self::Scotland => "Local Government (Scotland) Act 1973, section 50B(4)(b)",
        }
    }

    /// Whose bank holidays are no working days.
    pub fn holidays(self) -> Country {
        match self {
            Self::England | Self::Wales => Country::EnglandAndWales,
            Self::Scotland => Country::Scotland,
        }
    }

    /// What lists the paragraphs by which information is exempt, with its Act.
    pub fn schedule(self) -> &'static str {
        match self {
            Self::England => "Part 1 of Schedule 12A to the Local Government Act 1972",
            Self::Wales => "Part 4 of Schedule 12A to the Local Government Act 1972",
            Self::Scotland => "Part 1 of Schedule 7A to the Local Government (Scotland) Act 1973",
        }
    }

    /// The same without the Act.
    pub fn schedule_in_short(self) -> &'static str {
        match self {
            Self::England => "Part 1 of Schedule 12A",
            Self::Wales => "Part 4 of Schedule 12A",
            Self::Scotland => "Schedule 7A",
        }
    }

    /// The numbers of its paragraphs.
    ///
    /// Those that are read into the schedule for standards committees only (18A to 18C in Wales) are left out.
    pub fn has_paragraph(self, number: usize) -> bool {
        match self {
            Self::England => (1..=7).contains(&number),
            Self::Wales => (12..=18).contains(&number),
            Self::Scotland => (1..=15).contains(&number),
        }
    }

    /// The number of the paragraph on financial or business affairs, which is the one that papers name most.
    pub fn business_paragraph(self) -> usize {
        match self {
            Self::England => 3,
            Self::Wales => 14,
            Self::Scotland => 6,
        }
    }

    /// What its paragraphs are about.
    ///
    /// England: as substituted by SI 2006/88 on 1 March 2006. Wales: by SI 2007/969 (W. 86) on 21 April 2007. Of
    /// Scotland's fifteen, those that are named here have been compared with the schedule.
    pub fn paragraphs(self) -> &'static [(usize, &'static str)] {
        match self {
            Self::England => &[
                (1, "an individual"),
                (2, "the identity of an individual"),
                (3, "financial or business affairs"),
                (4, "labour relations"),
                (5, "legal privilege"),
                (6, "notices, orders and directions to come"),
                (7, "crime"),
            ],
            Self::Wales => &[
                (12, "a particular individual"),
                (13, "the identity of an individual"),
                (14, "financial or business affairs"),
                (15, "labour relations"),
                (16, "legal privilege"),
                (17, "notices, orders and directions to come"),
                (18, "crime"),
            ],
            Self::Scotland => &[
                (1, "an employee or office-holder"),
                (2, "an occupier of council accommodation"),
                (3, "a recipient of services"),
                (4, "a recipient of financial assistance"),
                (5, "a child's adoption, care, fostering or education"),
                (6, "another's financial or business affairs"),
                (7, "reports on, and supervision of, a person"),
                (8, "the amount to be spent under a contract"),
                (9, "terms of a contract in negotiation"),
                (11, "labour relations"),
                (12, "counsel's opinion and legal proceedings"),
                (13, "notices, orders and directions to come"),
                (14, "crime"),
            ],
        }
    }

    /// Whether its schedule has the public interest in publishing weighed: in England Part 2, paragraph 10, of
    /// Schedule 12A; in Wales Part 5. Schedule 7A has conditions for some paragraphs instead.
    pub fn weighs_public_interest(self) -> bool {
        self != Self::Scotland
    }
}

impl Choice for Law {
    const EXPECTED: &'static str = "a nation whose law is known";

    const REASON: &'static str = "it is none of England, Wales and Scotland";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("england", Self::England), ("wales", Self::Wales), ("scotland", Self::Scotland)]
    }

    fn remedy(_: &str) -> String {
        "write `england`, `wales` or `scotland`; Northern Ireland's isn't covered".to_owned()
    }
}
