//! A public post of Duet's: what it is about and in which language it stands, so that it can be shown in another.

use std::fmt;
use std::str::FromStr;

use super::council::Piece;
use super::{
    AnnouncementId, CampaignId, ContestId, ContributionId, Language, ProposalId, QuestionId, ThanksId,
    TierMoveId,
};

/// What a post is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A campaign's publication.
    Campaign(CampaignId),
    /// A creator's move to a tier.
    TierMove(TierMoveId),
    /// An announcement.
    Announcement(AnnouncementId),
    /// Thanks to a creator.
    Thanks(ThanksId),
    /// What came of a campaign.
    Aggregate(CampaignId),
    /// What becomes of a pilot.
    Verdict(CampaignId),
    /// A question to the market in whose channel it stands.
    Question(QuestionId),
    /// A proposal to a council, its vote, what came of it, or where it is discussed.
    Council(Piece, ProposalId),
    /// What somebody said to a proposal in another language.
    Contribution(ContributionId),
    /// An election to a council in the market in whose channel it stands.
    Contest(ContestId),
}

impl Subject {
    /// The kind, and the key within that kind.
    pub const fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Campaign(campaign) => ("campaign", campaign.0),
            Self::TierMove(step) => ("tier-move", step.0),
            Self::Announcement(announcement) => ("announcement", announcement.0),
            Self::Thanks(thanks) => ("thanks", thanks.0),
            Self::Aggregate(campaign) => ("aggregate", campaign.0),
            Self::Verdict(campaign) => ("verdict", campaign.0),
            Self::Question(question) => ("question", question.0),
            Self::Council(piece, proposal) => (piece.code(), proposal.0),
            Self::Contribution(contribution) => ("contribution", contribution.0),
            Self::Contest(contest) => ("contest", contest.0),
        }
    }

    /// The subject of these parts.
    pub fn of(kind: &str, id: i64) -> Option<Self> {
        match kind {
            "campaign" => Some(Self::Campaign(CampaignId(id))),
            "tier-move" => Some(Self::TierMove(TierMoveId(id))),
            "announcement" => Some(Self::Announcement(AnnouncementId(id))),
            "thanks" => Some(Self::Thanks(ThanksId(id))),
            "aggregate" => Some(Self::Aggregate(CampaignId(id))),
            "verdict" => Some(Self::Verdict(CampaignId(id))),
            "question" => Some(Self::Question(QuestionId(id))),
            "contribution" => Some(Self::Contribution(ContributionId(id))),
            "contest" => Some(Self::Contest(ContestId(id))),
            _ => Piece::of(kind).map(|piece| Self::Council(piece, ProposalId(id))),
        }
    }
}

/// One post. As text: `campaign.7.en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// What it is about.
    pub subject: Subject,
    /// The language in which it stands.
    pub language: Language,
}

impl fmt::Display for Post {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, id) = self.subject.parts();
        write!(formatter, "{kind}.{id}.{}", self.language)
    }
}

/// The text is none of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no post")]
pub struct NoPost;

impl FromStr for Post {
    type Err = NoPost;

    fn from_str(text: &str) -> Result<Self, NoPost> {
        let (kind, rest) = text.split_once('.').ok_or(NoPost)?;
        let (id, code) = rest.split_once('.').ok_or(NoPost)?;
        let subject = Subject::of(kind, id.parse().map_err(|_| NoPost)?).ok_or(NoPost)?;
        let language = Language::ALL.iter().find(|language| language.code() == code);
        Ok(Self { subject, language: *language.ok_or(NoPost)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_read_as_it_was_written() {
        let post = Post { subject: Subject::Campaign(CampaignId(7)), language: Language::Ru };
        assert_eq!(post.to_string(), "campaign.7.ru");
        assert_eq!("campaign.7.ru".parse(), Ok(post));
        for forged in
            ["", "campaign", "campaign.7", "campaign.x.ru", "campaign.7.xx", "cat.7.ru", "campaign.7.ru.en"]
        {
            assert_eq!(forged.parse::<Post>(), Err(NoPost), "{forged}");
        }
    }
}
