//! ormlite
